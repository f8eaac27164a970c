//! A stateful fake of GitHub on a loopback port, as strict as GitHub, for demos and tests (feature `sandbox`).
//!
//! ```
//! use spoke_github::sandbox::Forge;
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> std::io::Result<()> {
//! let github = Forge::new().repository("acme", "infra").serve().await?;
//! println!("base_url = {:?}", github.url());
//! assert!(github.with(|forge| forge.issue("acme", "infra", 1).is_none()));
//! # Ok(())
//! # }
//! ```
//!
//! A token [`TOKEN`] may ask whose it is and what is left of its limits, read repositories, create, read and list issues, add, read and list comments, and read and merge pull
//! requests, and so may an [`INSTALLATION_TOKEN`], which the app [`APP`] gets for its [`INSTALLATION`]; of the app's claims the form is checked,
//! not the signature. Refusals are GitHub's: a status with `message`, `documentation_url` and, for 422, `errors`. Rate limits and
//! permissions are not modelled; [`Server::inject`] brings a 403 or a 429.

mod app;
mod comments;
mod forge;
mod issues;
mod pulls;

use std::io;

use spoke_runtime::Method;
use spoke_runtime::sandbox::{Answer, Request, Router, Server};
use spoke_runtime::serde_json::{Map, Value, json};

pub use app::{APP, INSTALLATION, INSTALLATION_TOKEN};
pub use forge::Forge;

/// The token that the sandbox accepts.
pub const TOKEN: &str = "ghp_sandbox";

/// The versions of GitHub's REST interface that the sandbox speaks.
const VERSIONS: &[&str] = &["2022-11-28"];

impl Forge {
    /// Starts serving; the sandbox stops when the server is dropped.
    ///
    /// # Errors
    /// Where the system gives no port.
    pub async fn serve(self) -> io::Result<Server<Forge>> {
        const ISSUE: &str = "/repos/{owner}/{repo}/issues/{number}";
        Router::new()
            .gate(admit)
            .route(Method::Get, "/user", forge::get_user)
            .route(Method::Get, "/rate_limit", forge::get_rate_limit)
            .route(Method::Post, app::PATH, app::create_token)
            .route(Method::Get, "/repos/{owner}/{repo}", forge::get_repository)
            .route(Method::Post, "/repos/{owner}/{repo}/issues", issues::create)
            .route(Method::Get, "/repos/{owner}/{repo}/issues", issues::list)
            .route(Method::Get, ISSUE, issues::get)
            .route(Method::Post, "/repos/{owner}/{repo}/issues/{number}/comments", comments::create)
            .route(Method::Get, "/repos/{owner}/{repo}/issues/{number}/comments", comments::list)
            .route(Method::Get, "/repos/{owner}/{repo}/pulls/{number}", pulls::get)
            .route(Method::Put, "/repos/{owner}/{repo}/pulls/{number}/merge", pulls::merge)
            .unknown_path(|_, _| not_found())
            // GitHub tells nobody that a path knows other methods.
            .wrong_method(|_, _| not_found())
            .serve(self)
            .await
    }
}

/// Checks who asks, with what credential, for what media type and version, and what is sent.
fn admit(_: &mut Forge, request: &Request) -> Result<(), Answer> {
    if request.header("user-agent").is_none_or(str::is_empty) {
        let message = "Request forbidden by administrative rules. Please make sure your request has a User-Agent header";
        return Err(Answer::text(403, message));
    }
    let credential = request
        .header("authorization")
        .and_then(|value| value.strip_prefix("Bearer ").or_else(|| value.strip_prefix("token ")));
    match credential {
        Some(token) if app::is_for_apps(request) => app::admit(token)?,
        None => return Err(refuse(401, "Requires authentication")),
        Some(TOKEN | INSTALLATION_TOKEN) => {}
        Some(_) => return Err(refuse(401, "Bad credentials")),
    }
    let accept = request.header("accept").unwrap_or("*/*");
    if !["json", "*/*", "application/*"].iter().any(|known| accept.contains(known)) {
        let message = format!("Unsupported 'Accept' header: '{accept}'. Must accept 'application/json'.");
        return Err(refuse(415, &message));
    }
    if let Some(version) = request.header("x-github-api-version")
        && !VERSIONS.contains(&version)
    {
        return Err(refuse(400, &format!("The version '{version}' is not supported.")));
    }
    let is_json = |media_type: &str| media_type == "application/json" || media_type.ends_with("+json");
    if !request.body().is_empty() && !request.media_type().as_deref().is_some_and(is_json) {
        return Err(refuse(415, "Unsupported Media Type"));
    }
    Ok(())
}

/// The body as a JSON object; an absent one is an empty one.
fn object(request: &Request) -> Result<Map<String, Value>, Answer> {
    if request.body().is_empty() {
        return Ok(Map::new());
    }
    match request.json() {
        Ok(Value::Object(members)) => Ok(members),
        Ok(_) => Err(refuse(400, "Body should be a JSON object")),
        Err(_) => Err(refuse(400, "Problems parsing JSON")),
    }
}

/// Text under `name`; `None` where it is absent or `null`.
fn text(members: &Map<String, Value>, name: &str) -> Result<Option<String>, Answer> {
    match members.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text.clone())),
        Some(other) => Err(mistyped(name, other, "a string")),
    }
}

/// A list of texts under `name`; empty where it is absent.
fn texts(members: &Map<String, Value>, name: &str) -> Result<Vec<String>, Answer> {
    match members.get(name) {
        None | Some(Value::Null) => Ok(Vec::new()),
        Some(Value::Array(list)) => {
            let as_text =
                |one: &Value| one.as_str().map(str::to_owned).ok_or_else(|| mistyped(name, one, "a string"));
            list.iter().map(as_text).collect()
        }
        Some(other) => Err(mistyped(name, other, "an array")),
    }
}

fn mistyped(name: &str, found: &Value, expected: &str) -> Answer {
    refuse(422, &format!("Invalid request.\n\nFor 'properties/{name}', {found} is not {expected}."))
}

/// GitHub's way to refuse a field.
fn invalid(resource: &str, field: &str, code: &str) -> Answer {
    let mut body = explained(422, "Validation Failed");
    body["errors"] = json!([{"resource": resource, "field": field, "code": code}]);
    answer(422, body)
}

/// GitHub's way to refuse a request as a whole.
fn refuse(status: u16, message: &str) -> Answer {
    answer(status, explained(status, message))
}

fn explained(status: u16, message: &str) -> Value {
    json!({"message": message, "documentation_url": "https://docs.github.com/rest", "status": status.to_string()})
}

fn not_found() -> Answer {
    refuse(404, "Not Found")
}

fn answer(status: u16, body: Value) -> Answer {
    Answer::json(status, body)
        .header("x-github-request-id", "C0FE:1A2B:3C4D5E:6F7A8B:66F0C0DE")
        .header("x-github-media-type", "github.v3; format=json")
        .header("x-ratelimit-limit", "5000")
        .header("x-ratelimit-remaining", "4999")
}
