//! The issuer made of Authlib's grants, and what it protects as a spoke.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use spoke_peers::{Missing, Package, Registry, Server};
use spoke_runtime::auth::{AuthorizationCode, ClientCredentials, DeviceCode, JwtBearer, RefreshToken};
use spoke_runtime::prelude::*;
use spoke_runtime::{Clock, HubBuilder, SystemClock};
use url::Url;

use super::shelf::Shelf;
use crate::installed;

const AUTHLIB: Package = Package {
    folder: "authlib-1.6.5",
    registry: Registry::PyPi,
    pins: &["Authlib==1.6.5", "Flask==3.1.3", "Werkzeug==3.1.9", "cryptography==46.0.3"],
    before: None,
    keep: &[],
};

pub(crate) fn issuer() -> Result<Server, Missing> {
    let mut python = Command::new("python3");
    let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oauth/issuer.py");
    python.args(["-u", "-W", "ignore"]).arg(program).env("PYTHONPATH", AUTHLIB.installed(&installed())?);
    Server::start(python)
}

/// What the issuer protects.
#[derive(Debug, Spoke)]
#[spoke(
    name = "protected",
    auth = [
        ClientCredentials::at("/token"),
        RefreshToken::at("/token"),
        JwtBearer::at("/token").scopes(&["read"]),
        AuthorizationCode::at("/authorize", "/token"),
        DeviceCode::at("/device", "/token").scopes(&["read"]),
    ],
    actions = [GetResource],
)]
pub(crate) struct Protected;

/// Who I am.
#[derive(Action)]
#[action(Protected: GET "/resource" -> Resource)]
pub(crate) struct GetResource;

#[derive(Debug, Output)]
pub(crate) struct Resource {
    pub(crate) client: String,
    pub(crate) user: Option<String>,
    pub(crate) scope: String,
}

/// A hub whose one connection, `it`, signs in like this.
pub(crate) fn hub(server: &Server, auth: &str, shelf: &Shelf, clock: impl Clock + 'static) -> Hub {
    builder(&server.url(), auth).secrets(shelf.clone()).clock(clock).build().unwrap()
}

pub(crate) fn builder(url: &str, auth: &str) -> HubBuilder {
    let text = format!("[connection.it]\nspoke = \"protected\"\nbase_url = {url:?}\nauth = {auth}\n");
    Hub::builder().spoke::<Protected>().connections_toml(text)
}

pub(crate) async fn resource(hub: &Hub) -> Result<Resource, Error> {
    get_resource(&hub.connect("it").unwrap()).await
}

/// The same with one secret of the shelf, by the right time.
pub(crate) async fn signed_in(server: &Server, auth: &str, secret: &str) -> Result<Resource, Error> {
    resource(&hub(server, auth, &Shelf::with("s", secret), SystemClock::new())).await
}

/// What the issuer has counted.
pub(crate) fn counts(server: &Server, what: &str) -> u64 {
    let counts: Value = serde_json::from_str(&ask("GET", &format!("{}/counts", server.url())).2).unwrap();
    counts[what].as_u64().unwrap()
}

/// The private key of the program `robot`, in a file that nobody else may read.
pub(crate) fn key(server: &Server) -> PathBuf {
    let path = installed().join(format!("robot-{}.pem", server.address().port()));
    std::fs::write(&path, ask("GET", &format!("{}/robot.pem", server.url())).2).unwrap();
    #[cfg(unix)]
    std::fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(0o600)).unwrap();
    path
}

/// One request, by nothing of ours: status, where it points, body.
pub(crate) fn ask(method: &str, url: &str) -> (u16, Option<String>, String) {
    let url = Url::parse(url).unwrap();
    let mut stream = TcpStream::connect((url.host_str().unwrap(), url.port().unwrap())).unwrap();
    let target = &url[url::Position::BeforePath..url::Position::AfterQuery];
    let host = url.authority();
    write!(stream, "{method} {target} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    let location = head.lines().find_map(|line| line.strip_prefix("Location: ")).map(str::to_owned);
    (head[9..12].parse().unwrap(), location, body.to_owned())
}
