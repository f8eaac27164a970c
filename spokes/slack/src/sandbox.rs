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
//! A bot that signs in with [`TOKEN`] may use every method that this crate has an action for; accounts are made and
//! switched off at `/scim/v2/Users` below the sandbox's own URL, with [`ADMIN_TOKEN`]. Channels, messages, threads,
//! members, people, reactions, scheduled messages ([`Workspace::pass`] lets time go by), uploads and accounts are kept and
//! given back.
//!
//! Refusals are Slack's: status 200 with `ok: false` and Slack's error words; the upload and SCIM answer with statuses, as
//! Slack does, but in words of the sandbox's own. Channels are named by their ids; only who posts may say `#name`. Rate
//! limits and scopes are not modelled; [`Server::inject`] brings a 429. The sandbox's time begins in October 2025 and
//! stands still between messages, so that no time is too far away to be scheduled. A writing method asked for with another
//! verb than POST is answered with a bare 405, where Slack may be more lenient.

mod accounts;
mod arguments;
mod blocks;
mod channel;
mod chat;
mod content;
mod conversations;
mod files;
mod history;
mod membership;
mod pages;
mod people;
mod reactions;
mod scheduled;
mod workspace;

use std::io;

use spoke_runtime::Method;
use spoke_runtime::sandbox::{Answer, Request, Router, Server};
use spoke_runtime::serde_json::{Value, json};

pub use workspace::Workspace;

/// The bot token that the sandbox accepts.
pub const TOKEN: &str = "xoxb-sandbox";

/// The admin's token that the sandbox accepts for accounts.
pub const ADMIN_TOKEN: &str = "xoxp-sandbox-admin";

impl Workspace {
    /// Starts serving; the sandbox stops when the server is dropped.
    ///
    /// # Errors
    /// Where the system gives no port.
    pub async fn serve(self) -> io::Result<Server<Workspace>> {
        let router = Router::new()
            .base("/api")
            .gate(admit)
            .route(Method::Post, "/upload/v1/{id}", files::upload)
            .route(Method::Post, "/scim/v2/Users", accounts::create)
            .route(Method::Delete, "/scim/v2/Users/{id}", accounts::deactivate)
            .unknown_path(unknown_method);
        let router = READING.iter().fold(router, |router, (path, method)| {
            router.route(Method::Get, path, method).route(Method::Post, path, method)
        });
        let router =
            WRITING.iter().fold(router, |router, (path, method)| router.route(Method::Post, path, method));
        router.serve(self).await
    }
}

/// One of Slack's methods.
type Called = fn(&mut Workspace, &Request) -> Result<Answer, Answer>;

/// What is asked for by GET, and by POST with a form.
const READING: &[(&str, Called)] = &[
    ("/auth.test", people::test_auth),
    ("/chat.getPermalink", chat::get_permalink),
    ("/chat.scheduledMessages.list", scheduled::list),
    ("/conversations.history", history::history),
    ("/conversations.info", conversations::info),
    ("/conversations.list", conversations::list),
    ("/conversations.members", membership::members),
    ("/conversations.replies", history::replies),
    ("/files.getUploadURLExternal", files::get_upload_url),
    ("/users.info", people::info),
    ("/users.list", people::list),
    ("/users.lookupByEmail", people::lookup_by_email),
];

/// What is asked for by POST alone.
const WRITING: &[(&str, Called)] = &[
    ("/chat.delete", chat::delete),
    ("/chat.deleteScheduledMessage", scheduled::delete),
    ("/chat.postEphemeral", chat::post_ephemeral),
    ("/chat.postMessage", chat::post_message),
    ("/chat.scheduleMessage", scheduled::schedule),
    ("/chat.update", chat::update),
    ("/conversations.archive", conversations::archive),
    ("/conversations.create", conversations::create),
    ("/conversations.invite", membership::invite),
    ("/conversations.join", membership::join),
    ("/conversations.kick", membership::kick),
    ("/conversations.open", conversations::open),
    ("/conversations.rename", conversations::rename),
    ("/conversations.setTopic", conversations::set_topic),
    ("/files.completeUploadExternal", files::complete_upload),
    ("/reactions.add", reactions::add),
    ("/reactions.remove", reactions::remove),
];

/// Checks the credential, then the media type of what is posted. An upload's address is its own credential.
fn admit(_: &mut Workspace, request: &Request) -> Result<(), Answer> {
    let token = request.header("authorization").and_then(|value| value.strip_prefix("Bearer "));
    if request.path().starts_with("/api/upload/") {
        return Ok(());
    }
    if request.path().starts_with("/api/scim/") {
        return match token {
            Some(ADMIN_TOKEN) => Ok(()),
            _ => Err(accounts::refuse(401, "the token is not an admin's")),
        };
    }
    match token {
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
