//! `conversations.invite`, `.kick`, `.join` and `.members`.

use spoke_runtime::sandbox::{Answer, Request};
use spoke_runtime::serde_json::json;

use super::arguments::Arguments;
use super::channel::Sort;
use super::chat::writable;
use super::pages::page;
use super::workspace::{BOT_USER, Workspace};
use super::{accept, refuse};

/// The most people of one invitation.
const MOST_INVITED: usize = 1_000;

/// <https://docs.slack.dev/reference/methods/conversations.invite>
pub(super) fn invite(workspace: &mut Workspace, request: &Request) -> Result<Answer, Answer> {
    let arguments = Arguments::written(request)?;
    let id = arguments.required("channel")?;
    let users = arguments.joined("users")?;
    if users.is_empty() {
        return Err(refuse("no_user"));
    }
    if users.len() > MOST_INVITED {
        return Err(refuse("too_many_users"));
    }
    for user in &users {
        if user == BOT_USER {
            return Err(refuse("cant_invite_self"));
        }
        if workspace.person(user)?["deleted"] == true {
            return Err(refuse("cant_invite"));
        }
    }
    let channel = writable(workspace.by_id(id)?)?;
    if matches!(channel.sort, Sort::Direct | Sort::Group) {
        return Err(refuse("method_not_supported_for_channel_type"));
    }
    if users.iter().any(|user| channel.members.contains(user)) {
        return Err(refuse("already_in_channel"));
    }
    channel.members.extend(users);
    Ok(accept(json!({"channel": channel.to_json()})))
}

/// <https://docs.slack.dev/reference/methods/conversations.kick>
pub(super) fn kick(workspace: &mut Workspace, request: &Request) -> Result<Answer, Answer> {
    let arguments = Arguments::written(request)?;
    let user = arguments.required("user")?;
    if user == BOT_USER {
        return Err(refuse("cant_kick_self"));
    }
    workspace.person(user)?;
    let channel = workspace.entered(arguments.required("channel")?)?;
    if matches!(channel.sort, Sort::Direct | Sort::Group) {
        return Err(refuse("method_not_supported_for_channel_type"));
    }
    if channel.name == "general" {
        return Err(refuse("cant_kick_from_general"));
    }
    let place = channel.members.iter().position(|member| member == user);
    channel.members.remove(place.ok_or_else(|| refuse("not_in_channel"))?);
    Ok(accept(json!({})))
}

/// <https://docs.slack.dev/reference/methods/conversations.join>
pub(super) fn join(workspace: &mut Workspace, request: &Request) -> Result<Answer, Answer> {
    let arguments = Arguments::written(request)?;
    let channel = workspace.by_id(arguments.required("channel")?)?;
    if channel.sort != Sort::Public {
        return Err(refuse("method_not_supported_for_channel_type"));
    }
    if channel.is_archived {
        return Err(refuse("is_archived"));
    }
    if channel.has_bot() {
        let warned = json!({
            "channel": channel.to_json(),
            "warning": "already_in_channel",
            "response_metadata": {"warnings": ["already_in_channel"]},
        });
        return Ok(accept(warned));
    }
    channel.members.push(BOT_USER.to_owned());
    Ok(accept(json!({"channel": channel.to_json()})))
}

/// <https://docs.slack.dev/reference/methods/conversations.members>
pub(super) fn members(workspace: &mut Workspace, request: &Request) -> Result<Answer, Answer> {
    let arguments = Arguments::asked(request);
    let channel = workspace.by_id(arguments.required("channel")?)?;
    let (members, next_cursor) = page(&arguments, channel.members.clone())?;
    Ok(accept(json!({"members": members, "response_metadata": {"next_cursor": next_cursor}})))
}
