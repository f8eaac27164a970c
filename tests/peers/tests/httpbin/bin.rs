//! The server, and what it offers as actions.

use std::process::Command;

use serde_json::Value;
use spoke_peers::{Missing, Package, Registry, Server};
use spoke_runtime::prelude::*;
use spoke_runtime::{ConnectionConfig, HubBuilder};

use crate::installed;

const HTTPBIN: Package = Package {
    folder: "httpbin-0.10.4",
    registry: Registry::PyPi,
    pins: &["httpbin==0.10.4", "waitress==3.0.2", "Flask==3.1.3", "Werkzeug==3.1.9", "cryptography==46.0.3"],
    before: None,
    keep: &[],
};

/// httpbin behind waitress, by plain HTTP.
pub(crate) fn plain() -> Result<Server, Missing> {
    start(&["-m", "waitress", "--listen=127.0.0.1:0", "--threads=8", "httpbin:app"])
}

/// httpbin by TLS, with a certificate that it made up itself.
pub(crate) fn self_signed() -> Result<Server, Missing> {
    start(&["-m", "flask", "--app", "httpbin", "run", "--host=127.0.0.1", "--port=0", "--cert=adhoc"])
}

fn start(arguments: &[&str]) -> Result<Server, Missing> {
    let mut python = Command::new("python3");
    python.args(arguments).env("PYTHONPATH", HTTPBIN.installed(&installed())?);
    Server::start(python)
}

/// A connection to `server`, without retries.
pub(crate) fn connection(server: &Server) -> ConnectionConfig {
    ConnectionConfig::to::<Httpbin>().base_url(server.url()).auth(Anonymous).retry(Retry::none())
}

/// `config` as a connection.
pub(crate) fn connect(config: ConnectionConfig) -> Connection<Httpbin> {
    connect_by(Hub::builder(), config)
}

/// `config` as a connection of a hub that is built otherwise than by default.
pub(crate) fn connect_by(hub: HubBuilder, config: ConnectionConfig) -> Connection<Httpbin> {
    hub.connection("bin", config).build().unwrap().connect("bin").unwrap()
}

/// httpbin.
#[derive(Debug, Spoke)]
#[spoke(
    name = "httpbin",
    auth = [Bearer, Basic, ApiKey::header("x-api-key"), ApiKey::query("api_key").named("query_key")],
)]
pub(crate) struct Httpbin;

/// What arrived.
#[derive(Debug, Output)]
pub(crate) struct Echo {
    #[out(default)]
    pub(crate) method: String,
    pub(crate) url: String,
    pub(crate) args: Value,
    pub(crate) headers: Value,
    #[out(default)]
    pub(crate) data: String,
    pub(crate) json: Option<Value>,
}

impl Echo {
    /// A header that arrived.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let headers = self.headers.as_object()?;
        headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name))?.1.as_str()
    }
}

/// Reads what arrives.
#[derive(Action)]
#[action(Httpbin: GET "/anything/{key}" -> Echo, query("q" = q))]
pub(crate) struct ReadAnything {
    pub(crate) key: String,
    pub(crate) q: String,
}

/// Asks whether something is there.
#[derive(Action)]
#[action(Httpbin: HEAD "/anything/{key}")]
pub(crate) struct ProbeAnything {
    pub(crate) key: String,
}

/// Asks what can be done.
#[derive(Action)]
#[action(Httpbin: OPTIONS "/anything/{key}" -> Allowed)]
pub(crate) struct AskAnything {
    pub(crate) key: String,
}

/// What can be done.
#[derive(Debug, Output)]
pub(crate) struct Allowed {
    #[out(header("allow"))]
    pub(crate) methods: String,
}

/// Makes something.
#[derive(Action)]
#[action(Httpbin: POST "/anything" -> Echo)]
pub(crate) struct MakeAnything {
    pub(crate) title: String,
}

/// Replaces something.
#[derive(Action)]
#[action(Httpbin: PUT "/anything" -> Echo)]
pub(crate) struct ReplaceAnything {
    pub(crate) title: String,
}

/// Changes something.
#[derive(Action)]
#[action(Httpbin: PATCH "/anything" -> Echo)]
pub(crate) struct ChangeAnything {
    pub(crate) title: String,
}

/// Removes something.
#[derive(Action)]
#[action(Httpbin: DELETE "/anything/{key}" -> Echo)]
pub(crate) struct RemoveAnything {
    pub(crate) key: String,
}

/// Reads an answer that is packed in this way.
#[derive(Action)]
#[action(Httpbin: GET "/{packing}" -> Packed)]
pub(crate) struct ReadPacked {
    pub(crate) packing: String,
}

/// What was packed.
#[derive(Debug, Output)]
pub(crate) struct Packed {
    pub(crate) method: String,
    #[out(headers."Accept-Encoding")]
    pub(crate) accept_encoding: String,
}

/// Reads text of many scripts.
#[derive(Action)]
#[action(Httpbin: GET "/encoding/utf8" -> Page)]
pub(crate) struct ReadScripts;

/// A page.
#[derive(Debug, Output)]
pub(crate) struct Page {
    #[out(text())]
    pub(crate) text: String,
}

/// Reads bytes whose number is not announced.
#[derive(Action)]
#[action(Httpbin: GET "/stream-bytes/{count}" -> Raw)]
pub(crate) struct ReadStream {
    pub(crate) count: u32,
}

/// Reads bytes one by one, their number announced.
#[derive(Action)]
#[action(Httpbin: GET "/drip" -> Raw, query("numbytes" = count, "duration" = seconds))]
pub(crate) struct ReadDrip {
    pub(crate) count: u32,
    pub(crate) seconds: u32,
}

/// Bytes.
#[derive(Debug, Output)]
pub(crate) struct Raw {
    #[out(body())]
    pub(crate) bytes: Vec<u8>,
}

/// Is answered late.
#[derive(Action)]
#[action(Httpbin: GET "/delay/{seconds}")]
pub(crate) struct ReadLate {
    pub(crate) seconds: u32,
}

/// Is answered late, once it is done.
#[derive(Action)]
#[action(Httpbin: POST "/delay/{seconds}")]
pub(crate) struct MakeLate {
    pub(crate) seconds: u32,
}

/// Is answered by this status.
#[derive(Action)]
#[action(Httpbin: GET "/status/{status}")]
pub(crate) struct ReadStatus {
    pub(crate) status: u16,
}

/// Is answered by this status, whatever is done.
#[derive(Action)]
#[action(Httpbin: POST "/status/{status}")]
pub(crate) struct MakeStatus {
    pub(crate) status: u16,
}

/// Is told to slow down.
#[derive(Action)]
#[action(
    Httpbin: GET "/response-headers",
    query("error" = "slow_down", "Retry-After" = wait),
    fail(when = (error exists), code = error, kind(rate_limited = ["slow_down"])),
)]
pub(crate) struct SlowDown {
    pub(crate) wait: String,
}

/// Is sent on to another address.
#[derive(Action)]
#[action(Httpbin: GET "/redirect-to" -> Echo, query("url" = url, "status_code" = status))]
pub(crate) struct GoTo {
    pub(crate) url: String,
    pub(crate) status: u16,
    #[input(header = "x-ticket")]
    pub(crate) ticket: Option<String>,
}

/// Is sent on to another address after doing something.
#[derive(Action)]
#[action(Httpbin: POST "/redirect-to", query("url" = url, "status_code" = status))]
pub(crate) struct MakeAndGoTo {
    pub(crate) url: String,
    pub(crate) status: u16,
}

/// Is sent on this often.
#[derive(Action)]
#[action(Httpbin: GET "/{sort}/{count}" -> Echo)]
pub(crate) struct Follow {
    pub(crate) sort: String,
    pub(crate) count: u32,
}

/// Is given a cookie, and sent on to where cookies are shown.
#[derive(Action)]
#[action(Httpbin: GET "/cookies/set/{name}/{value}" -> Cookies)]
pub(crate) struct SetCookie {
    pub(crate) name: String,
    pub(crate) value: String,
}

/// Is sent on to where cookies are shown.
#[derive(Action)]
#[action(Httpbin: GET "/redirect-to" -> Cookies, query("url" = url))]
pub(crate) struct GoToCookies {
    pub(crate) url: String,
}

/// The cookies that arrived.
#[derive(Debug, Output)]
pub(crate) struct Cookies {
    pub(crate) cookies: Value,
}

/// Lets in who signs in with this name and password.
#[derive(Action)]
#[action(Httpbin: GET "/basic-auth/{name}/{password}" -> Known)]
pub(crate) struct SignIn {
    pub(crate) name: String,
    pub(crate) password: String,
}

/// Lets in who brings a token.
#[derive(Action)]
#[action(Httpbin: GET "/bearer" -> Known)]
pub(crate) struct BringToken;

/// Who was let in.
#[derive(Debug, Output)]
pub(crate) struct Known {
    pub(crate) authenticated: bool,
}
