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
//! Every action of this crate works against it. [`USERNAME`] with the API token [`TOKEN`] signs in to the site, and to
//! `/ex/jira/` and [`CLOUD_ID`] below its address, where an app's [`OAUTH_TOKEN`] does so, too; webhooks are for the app alone. Refusals are Jira's: a
//! status with `errorMessages` and `errors`. Issues have the usual system fields, custom fields are kept as they come, and every project has one workflow: to do, in
//! progress, done. Permissions, notifications and the sending of webhooks are not modelled.

mod attachments;
mod comments;
mod document;
mod fields;
mod issues;
mod links;
mod metadata;
mod oauth;
mod paging;
mod people;
mod projects;
mod search;
mod site;
mod transitions;
mod watchers;
mod webhooks;
mod worklogs;

use std::io;

use spoke_runtime::Method;
use spoke_runtime::sandbox::{Answer, Request, Router, Server};
use spoke_runtime::serde_json::{Map, Value, json};

pub use site::Site;

/// The account that the sandbox accepts.
pub const USERNAME: &str = "bot@acme.example";

/// The API token that goes with [`USERNAME`].
pub const TOKEN: &str = "jira-sandbox-token";

/// The token of an app for the site, by OAuth.
pub const OAUTH_TOKEN: &str = "jira-sandbox-oauth-token";

/// The site's cloud id: its base URL for apps is the server's, `/ex/jira/` and this.
pub const CLOUD_ID: &str = "1324a887-45db-1bf4-1e99-ef0ff456d421";

/// `USERNAME:TOKEN` as basic authentication sends it (RFC 7617).
const CREDENTIAL: &str = "Ym90QGFjbWUuZXhhbXBsZTpqaXJhLXNhbmRib3gtdG9rZW4=";

/// The site's interface, at its own address and at the one for apps.
macro_rules! routes {
    ($router:expr, $($method:ident $path:literal => $handler:path,)*) => {
        $router$(
            .route(Method::$method, concat!("/rest/api/3", $path), $handler)
            .route(Method::$method, concat!("/ex/jira/{cloud}/rest/api/3", $path), $handler)
        )*
    };
}

impl Site {
    /// Starts serving; the sandbox stops when the server is dropped.
    ///
    /// # Errors
    /// Where the system gives no port.
    pub async fn serve(self) -> io::Result<Server<Site>> {
        let router = routes! {
            Router::new().gate(admit),
            Get "/myself" => people::myself,
            Post "/issue" => issues::create,
            Get "/issue/{key}" => issues::get,
            Put "/issue/{key}" => issues::update,
            Delete "/issue/{key}" => issues::delete,
            Put "/issue/{key}/assignee" => issues::assign,
            Post "/search/jql" => search::search,
            Post "/issue/{key}/comment" => comments::add,
            Get "/issue/{key}/comment" => comments::list,
            Get "/issue/{key}/comment/{id}" => comments::get,
            Put "/issue/{key}/comment/{id}" => comments::update,
            Delete "/issue/{key}/comment/{id}" => comments::delete,
            Get "/issue/{key}/transitions" => transitions::list,
            Post "/issue/{key}/transitions" => transitions::transition,
            Get "/issue/{key}/watchers" => watchers::get,
            Post "/issue/{key}/watchers" => watchers::add,
            Delete "/issue/{key}/watchers" => watchers::remove,
            Get "/issue/{key}/worklog" => worklogs::list,
            Post "/issue/{key}/worklog" => worklogs::add,
            Delete "/issue/{key}/worklog/{id}" => worklogs::delete,
            Get "/issue/{key}/editmeta" => metadata::edit_fields,
            Get "/issue/createmeta/{project}/issuetypes" => metadata::issue_types,
            Get "/issue/createmeta/{project}/issuetypes/{type}" => metadata::create_fields,
            Post "/issue/{key}/attachments" => attachments::add,
            Get "/attachment/content/{id}" => attachments::content,
            Get "/attachment/{id}" => attachments::get,
            Delete "/attachment/{id}" => attachments::delete,
            Post "/issueLink" => links::create,
            Get "/issueLink/{link}" => links::get,
            Delete "/issueLink/{link}" => links::delete,
            Get "/issueLinkType" => links::types,
            Get "/project/search" => projects::search,
            Get "/project/{project}" => projects::get,
            Get "/user" => people::get,
            Get "/user/search" => people::search,
            Get "/user/assignable/search" => people::assignable,
            Post "/webhook" => webhooks::register,
            Get "/webhook" => webhooks::list,
            Delete "/webhook" => webhooks::delete,
            Put "/webhook/refresh" => webhooks::refresh,
        };
        router
            .route(Method::Get, "/oauth/token/accessible-resources", oauth::resources)
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
    oauth::admit(request)?;
    let has_body = matches!(request.method(), "POST" | "PUT") || !request.body().is_empty();
    let wanted =
        if request.path().ends_with("/attachments") { "multipart/form-data" } else { "application/json" };
    if has_body && request.media_type().as_deref() != Some(wanted) {
        let body = json!({"message": "HTTP 415 Unsupported Media Type", "status-code": 415});
        return Err(Answer::json(415, body));
    }
    Ok(())
}

/// What the addresses in answers begin with: where the site was asked.
fn root(request: &Request) -> String {
    let is_for_apps = request.path().starts_with("/ex/jira/");
    let below = if is_for_apps { format!("/ex/jira/{CLOUD_ID}") } else { String::new() };
    format!("{}{below}", request.origin())
}

/// What the query says under `name`.
fn asked(request: &Request, name: &str) -> Option<String> {
    request.query().into_iter().find(|(known, _)| known == name).map(|(_, value)| value)
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

fn payload() -> Answer {
    refuse(400, "Invalid request payload. Refer to the REST API documentation and try again.")
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
