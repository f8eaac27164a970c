//! Proxies that know the way inside.

use std::process::Command;

use spoke_peers::{Missing, Package, Registry, Server};
use spoke_runtime::Proxy;

use crate::installed;

const PROXY_PY: Package = Package {
    folder: "proxy.py-2.4.10",
    registry: Registry::PyPi,
    pins: &["proxy.py==2.4.10"],
    before: None,
    keep: &[],
};

const PPROXY: Package = Package {
    folder: "pproxy-2.7.9",
    registry: Registry::PyPi,
    pins: &["pproxy==2.7.9"],
    before: None,
    keep: &[],
};

/// The login that a proxy wants; `:` and `@` are no trouble.
pub(super) const USERNAME: &str = "spoke";
pub(super) const PASSWORD: &str = "pass:w@rd-of-the-relay";

/// A proxy, and the scheme that it speaks.
pub(super) struct Relay {
    pub(super) scheme: &'static str,
    pub(super) server: Server,
}

impl Relay {
    /// Both kinds, by programs of different people.
    pub(super) fn both() -> Result<[Relay; 2], Missing> {
        let http = start(&PROXY_PY, include_str!("http_relay.py"))?;
        let socks = start(&PPROXY, include_str!("socks_relay.py"))?;
        Ok([Relay { scheme: "http", server: http }, Relay { scheme: "socks5h", server: socks }])
    }

    /// `socks5h://127.0.0.1:36143`.
    pub(super) fn address(&self) -> String {
        format!("{}://{}", self.scheme, self.server.address())
    }

    /// The way through it with this password.
    pub(super) fn with(&self, password: &str) -> Proxy {
        Proxy::new(&self.address()).unwrap().login(USERNAME, password.to_owned())
    }
}

fn start(package: &Package, program: &str) -> Result<Server, Missing> {
    let mut python = Command::new("python3");
    python.args(["-c", program, &format!("{USERNAME}:{PASSWORD}")]);
    python.env("PYTHONPATH", package.installed(&installed())?);
    Server::start(python)
}
