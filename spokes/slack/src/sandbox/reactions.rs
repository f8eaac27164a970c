//! `reactions.add` and `.remove`.

use spoke_runtime::sandbox::{Answer, Request};
use spoke_runtime::serde_json::{Value, json};

use super::arguments::Arguments;
use super::workspace::{BOT_USER, Workspace};
use super::{accept, refuse};

/// <https://docs.slack.dev/reference/methods/reactions.add>
pub(super) fn add(workspace: &mut Workspace, request: &Request) -> Result<Answer, Answer> {
    change(workspace, request, |reactions, name| {
        if reactions.iter().any(|reaction| reaction["name"] == name) {
            return Err(refuse("already_reacted"));
        }
        reactions.push(json!({"name": name, "count": 1, "users": [BOT_USER]}));
        Ok(())
    })
}

/// <https://docs.slack.dev/reference/methods/reactions.remove>
pub(super) fn remove(workspace: &mut Workspace, request: &Request) -> Result<Answer, Answer> {
    change(workspace, request, |reactions, name| {
        let place = reactions.iter().position(|reaction| reaction["name"] == name);
        reactions.remove(place.ok_or_else(|| refuse("no_reaction"))?);
        Ok(())
    })
}

/// Changes the reactions of the message that the call names, all of them the bot's own.
fn change(
    workspace: &mut Workspace,
    request: &Request,
    by: impl FnOnce(&mut Vec<Value>, &str) -> Result<(), Answer>,
) -> Result<Answer, Answer> {
    let arguments = Arguments::written(request)?;
    let channel = arguments.required("channel")?;
    let timestamp = arguments.required("timestamp")?;
    let name = arguments.required("name")?;
    let is_allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "+-_':".contains(c);
    if !name.chars().all(is_allowed) || name.starts_with(':') {
        return Err(refuse("invalid_name"));
    }
    if timestamp.split('.').any(|part| part.parse::<u64>().is_err()) {
        return Err(refuse("bad_timestamp"));
    }
    let channel = workspace.entered(channel)?;
    if channel.is_archived {
        return Err(refuse("is_archived"));
    }
    let message = channel.message_mut(timestamp).ok_or_else(|| refuse("message_not_found"))?;
    let mut reactions = message["reactions"].as_array().cloned().unwrap_or_default();
    by(&mut reactions, name)?;
    message["reactions"] = Value::Array(reactions);
    Ok(accept(json!({})))
}
