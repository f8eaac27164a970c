//! `reactions.add`.

use spoke_runtime::sandbox::{Answer, Request};
use spoke_runtime::serde_json::{Value, json};

use super::arguments::Arguments;
use super::workspace::{BOT_USER, Workspace};
use super::{accept, refuse};

/// <https://docs.slack.dev/reference/methods/reactions.add>
pub(super) fn add(workspace: &mut Workspace, request: &Request) -> Result<Answer, Answer> {
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
    let channel = workspace.channel_mut(channel)?;
    if channel.is_archived {
        return Err(refuse("is_archived"));
    }
    let message = channel.message_mut(timestamp).ok_or_else(|| refuse("message_not_found"))?;
    let mut reactions = message["reactions"].as_array().cloned().unwrap_or_default();
    if reactions.iter().any(|reaction: &Value| reaction["name"] == name) {
        return Err(refuse("already_reacted"));
    }
    reactions.push(json!({"name": name, "count": 1, "users": [BOT_USER]}));
    message["reactions"] = Value::Array(reactions);
    Ok(accept(json!({})))
}
