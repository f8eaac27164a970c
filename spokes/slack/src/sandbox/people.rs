//! `auth.test` and `users.lookupByEmail`.

use spoke_runtime::sandbox::{Answer, Request};
use spoke_runtime::serde_json::json;

use super::arguments::Arguments;
use super::workspace::{BOT_USER, TEAM, Workspace};
use super::{accept, refuse};

/// <https://docs.slack.dev/reference/methods/users.lookupByEmail>
pub(super) fn lookup_by_email(workspace: &mut Workspace, request: &Request) -> Result<Answer, Answer> {
    let arguments = Arguments::asked(request);
    let email = arguments.required("email")?;
    let is_theirs = |address: &str| address.eq_ignore_ascii_case(email);
    let found = workspace.people.iter().find(|user| user["profile"]["email"].as_str().is_some_and(is_theirs));
    match found {
        Some(user) => Ok(accept(json!({"user": user}))),
        None => Err(refuse("users_not_found")),
    }
}

/// <https://docs.slack.dev/reference/methods/auth.test>
pub(super) fn test_auth(_: &mut Workspace, request: &Request) -> Answer {
    let whose = json!({
        "url": format!("{}/", request.origin()),
        "team": "Acme",
        "user": "spoke",
        "team_id": TEAM,
        "user_id": BOT_USER,
        "bot_id": "B0SPOKEBOT",
        "is_enterprise_install": false,
    });
    accept(whose).header("x-oauth-scopes", SCOPES)
}

/// What the bot may do: all that the sandbox knows.
const SCOPES: &str =
    "channels:history,channels:manage,channels:read,chat:write,reactions:write,users:read,users:read.email";
