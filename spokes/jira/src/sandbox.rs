//! A stateful fake of Jira Cloud on a loopback port, as strict as Jira, for demos and tests (feature `sandbox`).
//!
//! ```
//! use spoke_jira::sandbox::Site;
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> std::io::Result<()> {
//! let jira = Site::new().project("OPS").serve().await?;
//! println!("base_url = {:?}", jira.url());
//! assert!(jira.with(|site| site.issue("OPS-1").is_none()));
//! # Ok(())
//! # }
//! ```
//!
//! [`USERNAME`] with the API token [`TOKEN`] may create, read, update and search issues, and add, read and list comments, and ask who it is, under
//! `/rest/api/3`. Refusals are Jira's: a status with `errorMessages` and `errors`. Issues have the usual system fields;
//! custom fields are kept as they come; workflows, permissions and notifications are not modelled.

mod comments;
mod document;
mod fields;
mod issues;
mod search;
mod site;

use std::io;

use spoke_runtime::Method;
use spoke_runtime::sandbox::{Answer, Request, Router, Server};
use spoke_runtime::serde_json::{Map, Value, json};

pub use site::Site;

/// The account that the sandbox accepts.
pub const USERNAME: &str = "bot@acme.example";

/// The API token that goes with [`USERNAME`].
pub const TOKEN: &str = "jira-sandbox-token";

/// `USERNAME:TOKEN` as basic authentication sends it (RFC 7617).
const CREDENTIAL: &str = "Ym90QGFjbWUuZXhhbXBsZTpqaXJhLXNhbmRib3gtdG9rZW4=";

impl Site {
    /// Starts serving; the sandbox stops when the server is dropped.
    ///
    /// # Errors
    /// Where the system gives no port.
    pub async fn serve(self) -> io::Result<Server<Site>> {
        Router::new()
            .gate(admit)
            .route(Method::Get, "/rest/api/3/myself", site::myself)
            .route(Method::Post, "/rest/api/3/issue", issues::create)
            .route(Method::Get, "/rest/api/3/issue/{key}", issues::get)
            .route(Method::Post, "/rest/api/3/search/jql", search::search)
            .route(Method::Put, "/rest/api/3/issue/{key}", issues::update)
            .route(Method::Post, "/rest/api/3/issue/{key}/comment", comments::add)
            .route(Method::Get, "/rest/api/3/issue/{key}/comment", comments::list)
            .route(Method::Get, "/rest/api/3/issue/{key}/comment/{id}", comments::get)
            .unknown_path(|_, request| no_resource(request))
            .wrong_method(|_, _| {
                Answer::json(405, json!({"message": "HTTP 405 Method Not Allowed", "status-code": 405}))
            })
            .serve(self)
            .await
    }
}

/// Checks the credential, then the media type of what is sent.
fn admit(_: &mut Site, request: &Request) -> Result<(), Answer> {
    match request.header("authorization").and_then(|value| value.strip_prefix("Basic ")) {
        Some(CREDENTIAL) => {}
        Some(_) => {
            return Err(refuse(401, "Client must be authenticated to access this resource.")
                .header("x-seraph-loginreason", "AUTHENTICATED_FAILED"));
        }
        None => {
            return Err(refuse(401, "Client must be authenticated to access this resource.")
                .header("www-authenticate", "OAuth realm=\"http%3A%2F%2F127.0.0.1\""));
        }
    }
    let has_body = matches!(request.method(), "POST" | "PUT");
    if has_body && request.media_type().as_deref() != Some("application/json") {
        let body = json!({"message": "HTTP 415 Unsupported Media Type", "status-code": 415});
        return Err(Answer::json(415, body));
    }
    Ok(())
}

/// The body as a JSON object.
fn object(request: &Request) -> Result<Map<String, Value>, Answer> {
    match request.json() {
        Ok(Value::Object(members)) => Ok(members),
        Ok(_) | Err(_) => {
            Err(refuse(400, "There was an error parsing JSON. Check that your request body is valid."))
        }
    }
}

/// Jira's way to refuse a request as a whole.
fn refuse(status: u16, message: &str) -> Answer {
    answer(status, json!({"errorMessages": [message], "errors": {}}))
}

/// Jira's way to refuse single fields.
fn refuse_fields(errors: &Map<String, Value>) -> Answer {
    answer(400, json!({"errorMessages": [], "errors": errors}))
}

fn no_issue() -> Answer {
    refuse(404, "Issue does not exist or you do not have permission to see it.")
}

fn no_resource(request: &Request) -> Answer {
    let uri = format!("{}{}", request.origin(), request.path());
    Answer::json(404, json!({"message": format!("null for uri: {uri}"), "status-code": 404}))
}

fn answer(status: u16, body: Value) -> Answer {
    Answer::json(status, body).header("atl-traceid", "6f1c3a9be2d84f0a")
}
