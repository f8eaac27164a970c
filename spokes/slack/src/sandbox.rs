//! A stateful fake of Slack on a loopback port, as strict as Slack, for demos and tests (feature `sandbox`).
//!
//! ```
//! use spoke_slack::sandbox::Workspace;
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> std::io::Result<()> {
//! let slack = Workspace::new().channel("major-incidents").user("mia@acme.example", "Mia Krystof").serve().await?;
//! println!("base_url = {:?}", slack.url());
//! assert!(slack.with(|workspace| workspace.messages("major-incidents").is_empty()));
//! # Ok(())
//! # }
//! ```
//!
//! A bot that signs in with [`TOKEN`] may use `auth.test`, `chat.postMessage`, `chat.update`, `conversations.create`,
//! `conversations.list`, `conversations.history`, `conversations.replies`, `reactions.add` and `users.lookupByEmail`.
//! Refusals are Slack's: status 200 with `ok: false` and Slack's error words. Rate limits, permissions and membership
//! are not modelled; [`Server::inject`] brings a 429. A writing method asked for with another verb than POST is answered
//! with a bare 405, where Slack may be more lenient.

mod arguments;
mod chat;
mod conversations;
mod people;
mod reactions;
mod workspace;

use std::io;

use spoke_runtime::Method;
use spoke_runtime::sandbox::{Answer, Request, Router, Server};
use spoke_runtime::serde_json::{Value, json};

pub use workspace::Workspace;

/// The bot token that the sandbox accepts.
pub const TOKEN: &str = "xoxb-sandbox";

impl Workspace {
    /// Starts serving; the sandbox stops when the server is dropped.
    ///
    /// # Errors
    /// Where the system gives no port.
    pub async fn serve(self) -> io::Result<Server<Workspace>> {
        Router::new()
            .base("/api")
            .gate(admit)
            .route(Method::Get, "/auth.test", people::test_auth)
            .route(Method::Post, "/auth.test", people::test_auth)
            .route(Method::Post, "/chat.postMessage", chat::post_message)
            .route(Method::Post, "/chat.update", chat::update)
            .route(Method::Post, "/conversations.create", conversations::create)
            .route(Method::Get, "/conversations.list", conversations::list)
            .route(Method::Post, "/conversations.list", conversations::list)
            .route(Method::Get, "/conversations.history", conversations::history)
            .route(Method::Post, "/conversations.history", conversations::history)
            .route(Method::Get, "/conversations.replies", conversations::replies)
            .route(Method::Post, "/conversations.replies", conversations::replies)
            .route(Method::Post, "/reactions.add", reactions::add)
            .route(Method::Get, "/users.lookupByEmail", people::lookup_by_email)
            .route(Method::Post, "/users.lookupByEmail", people::lookup_by_email)
            .unknown_path(unknown_method)
            .serve(self)
            .await
    }
}

/// Checks the credential, then the media type of what is posted.
fn admit(_: &mut Workspace, request: &Request) -> Result<(), Answer> {
    match request.header("authorization").and_then(|value| value.strip_prefix("Bearer ")) {
        None => return Err(refuse("not_authed")),
        Some(TOKEN) => {}
        Some(_) => return Err(refuse("invalid_auth")),
    }
    if request.body().is_empty() {
        return Ok(());
    }
    match request.media_type().as_deref() {
        None => Err(refuse("missing_post_type")),
        Some("application/json" | "application/x-www-form-urlencoded") => Ok(()),
        Some(_) => Err(refuse("invalid_post_type")),
    }
}

fn unknown_method(_: &mut Workspace, request: &Request) -> Answer {
    let method = request.path().trim_start_matches("/api/");
    answer(json!({"ok": false, "error": "unknown_method", "req_method": method}))
}

/// A good answer with these members.
fn accept(mut members: Value) -> Answer {
    members["ok"] = Value::Bool(true);
    answer(members)
}

/// Slack's way to refuse: status 200 and a word.
fn refuse(error: &str) -> Answer {
    answer(json!({"ok": false, "error": error}))
}

fn answer(body: Value) -> Answer {
    Answer::json(200, body).header("x-slack-req-id", "5a2b1c0d9e8f7a6b5c4d3e2f1a0b9c8d")
}
