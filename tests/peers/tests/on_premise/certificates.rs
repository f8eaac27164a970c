//! Certificates by trustme, and a server that shows and wants them.

use std::path::Path;
use std::process::Command;

use spoke_peers::{Missing, Package, Registry, Server};

use crate::installed;

const TRUSTME: Package = Package {
    folder: "trustme-1.2.1",
    registry: Registry::PyPi,
    pins: &["trustme==1.2.1", "cryptography==46.0.3"],
    before: None,
    keep: &[],
};

/// Two authorities into `folder`, `own` and `other`, each with a server's and a client's certificate.
pub(super) fn written_to(folder: &Path) -> Result<(), Missing> {
    let mut python = Command::new("python3");
    python.args(["-c", include_str!("certificates.py")]).arg(folder);
    python.env("PYTHONPATH", TRUSTME.installed(&installed())?);
    let output = python
        .output()
        .map_err(|error| Missing::new(format!("`python3` is needed and cannot be run: {error}")))?;
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Ok(())
}

/// `desk.internal` by TLS; its clients show a certificate of the authority `own`.
pub(super) fn desk(folder: &Path) -> Result<Server, Missing> {
    let mut python = Command::new("python3");
    python.args(["-c", include_str!("tls_server.py")]);
    python.args(["own-server.pem", "own-server.key", "own-ca.pem"].map(|name| folder.join(name)));
    Server::start(python)
}
