//! `auth.test`, `users.info`, `.list` and `.lookupByEmail`.

use spoke_runtime::sandbox::{Answer, Request};
use spoke_runtime::serde_json::{Value, json};

use super::arguments::Arguments;
use super::pages::page;
use super::workspace::{BOT, BOT_USER, TEAM, Workspace};
use super::{accept, refuse};

/// <https://docs.slack.dev/reference/methods/users.info>
pub(super) fn info(workspace: &mut Workspace, request: &Request) -> Result<Answer, Answer> {
    let arguments = Arguments::asked(request);
    let user = workspace.person(arguments.required("user")?)?.clone();
    Ok(accept(json!({"user": shown(&arguments, user)?})))
}

/// <https://docs.slack.dev/reference/methods/users.list>
pub(super) fn list(workspace: &mut Workspace, request: &Request) -> Result<Answer, Answer> {
    let arguments = Arguments::asked(request);
    let (people, next_cursor) = page(&arguments, workspace.people.clone())?;
    let members: Result<Vec<Value>, Answer> =
        people.into_iter().map(|user| shown(&arguments, user)).collect();
    Ok(accept(json!({"members": members?, "response_metadata": {"next_cursor": next_cursor}})))
}

/// <https://docs.slack.dev/reference/methods/users.lookupByEmail>: who was switched off is not found.
pub(super) fn lookup_by_email(workspace: &mut Workspace, request: &Request) -> Result<Answer, Answer> {
    let arguments = Arguments::asked(request);
    let email = arguments.required("email")?;
    let found = workspace.by_email(email).filter(|user| user["deleted"] == false);
    match found {
        Some(user) => Ok(accept(json!({"user": user}))),
        None => Err(refuse("users_not_found")),
    }
}

fn shown(arguments: &Arguments, mut user: Value) -> Result<Value, Answer> {
    if arguments.flag("include_locale")?.unwrap_or(false) {
        user["locale"] = json!("en-US");
    }
    Ok(user)
}

/// <https://docs.slack.dev/reference/methods/auth.test>
pub(super) fn test_auth(_: &mut Workspace, request: &Request) -> Result<Answer, Answer> {
    let whose = json!({
        "url": format!("{}/", request.origin()),
        "team": "Acme",
        "user": "spoke",
        "team_id": TEAM,
        "user_id": BOT_USER,
        "bot_id": BOT,
        "is_enterprise_install": false,
    });
    Ok(accept(whose).header("x-oauth-scopes", SCOPES))
}

/// What the bot may do: all that the sandbox knows.
const SCOPES: &str = "channels:history,channels:join,channels:manage,channels:read,chat:write,files:write,groups:read,\
     im:write,mpim:write,reactions:write,users:read,users:read.email";
