//! `conversations.create`, `.list`, `.history` and `.replies`.

use spoke_runtime::sandbox::{Answer, Request};
use spoke_runtime::serde_json::{Value, json};

use super::arguments::Arguments;
use super::workspace::{Channel, Workspace};
use super::{accept, refuse};

/// The longest name of a channel, in characters.
const LONGEST_NAME: usize = 80;

/// The most entries on one page, and how many are given where nobody asks.
const MOST_ON_A_PAGE: usize = 1_000;
const USUAL_PAGE: usize = 100;

/// <https://docs.slack.dev/reference/methods/conversations.create>
pub(super) fn create(workspace: &mut Workspace, request: &Request) -> Result<Answer, Answer> {
    let arguments = Arguments::written(request)?;
    let name = arguments.text("name")?.unwrap_or_default();
    let is_private = arguments.flag("is_private")?.unwrap_or(false);
    let is_allowed = |c: char| (c.is_alphanumeric() && !c.is_uppercase()) || matches!(c, '-' | '_');
    if name.is_empty() {
        return Err(refuse("invalid_name_required"));
    }
    if name.chars().count() > LONGEST_NAME {
        return Err(refuse("invalid_name_maxlength"));
    }
    if !name.chars().any(char::is_alphanumeric) {
        return Err(refuse("invalid_name_punctuation"));
    }
    if !name.chars().all(is_allowed) {
        return Err(refuse("invalid_name_specials"));
    }
    if workspace.channels.iter().any(|channel| channel.name == name) {
        return Err(refuse("name_taken"));
    }
    let channel = workspace.open_channel(name, is_private);
    Ok(accept(json!({"channel": channel.to_json()})))
}

/// <https://docs.slack.dev/reference/methods/conversations.list>
pub(super) fn list(workspace: &mut Workspace, request: &Request) -> Result<Answer, Answer> {
    let arguments = Arguments::asked(request);
    let types = arguments.text("types")?.unwrap_or("public_channel");
    let mut wanted = types.split(',').map(str::trim);
    if !wanted.all(|kind| matches!(kind, "public_channel" | "private_channel" | "mpim" | "im")) {
        return Err(refuse("invalid_types"));
    }
    let skips_archived = arguments.flag("exclude_archived")?.unwrap_or(false);
    let is_wanted = |channel: &&Channel| {
        let kind = if channel.is_private { "private_channel" } else { "public_channel" };
        types.split(',').any(|wanted| wanted.trim() == kind) && !(skips_archived && channel.is_archived)
    };
    let found: Vec<Value> = workspace.channels.iter().filter(is_wanted).map(Channel::to_json).collect();
    let (channels, next_cursor) = page(&arguments, found)?;
    Ok(accept(json!({"channels": channels, "response_metadata": {"next_cursor": next_cursor}})))
}

/// <https://docs.slack.dev/reference/methods/conversations.history>: the newest first, without replies.
pub(super) fn history(workspace: &mut Workspace, request: &Request) -> Result<Answer, Answer> {
    let arguments = Arguments::asked(request);
    let channel = workspace.channel_mut(arguments.required("channel")?)?;
    let is_shown = |message: &&Value| {
        let thread = &message["thread_ts"];
        thread.is_null() || *thread == message["ts"] || message["reply_broadcast"] == true
    };
    let shown: Vec<Value> = channel.messages.iter().rev().filter(is_shown).cloned().collect();
    messages(&arguments, shown)
}

/// <https://docs.slack.dev/reference/methods/conversations.replies>: a thread's first message, then its replies.
pub(super) fn replies(workspace: &mut Workspace, request: &Request) -> Result<Answer, Answer> {
    let arguments = Arguments::asked(request);
    let ts = arguments.required("ts")?;
    let channel = workspace.channel_mut(arguments.required("channel")?)?;
    let belongs = |message: &&Value| message["ts"] == ts || message["thread_ts"] == ts;
    let thread: Vec<Value> = channel.messages.iter().filter(belongs).cloned().collect();
    if thread.is_empty() {
        return Err(refuse("thread_not_found"));
    }
    messages(&arguments, thread)
}

fn messages(arguments: &Arguments, found: Vec<Value>) -> Result<Answer, Answer> {
    let (messages, next_cursor) = page(arguments, found)?;
    let mut members = json!({"messages": messages, "has_more": !next_cursor.is_empty(), "pin_count": 0});
    if !next_cursor.is_empty() {
        members["response_metadata"] = json!({"next_cursor": next_cursor});
    }
    Ok(accept(members))
}

/// The page that is asked for, and the cursor of the next; empty after the last.
fn page(arguments: &Arguments, found: Vec<Value>) -> Result<(Vec<Value>, String), Answer> {
    let limit = match arguments.text("limit")? {
        None => USUAL_PAGE,
        Some(limit) => limit.parse().map_err(|_| refuse("invalid_limit"))?,
    };
    if !(1..=MOST_ON_A_PAGE).contains(&limit) {
        return Err(refuse("invalid_limit"));
    }
    let start: usize = match arguments.text("cursor")? {
        None | Some("") => 0,
        Some(cursor) => {
            let place = cursor.strip_prefix("after:").ok_or_else(|| refuse("invalid_cursor"))?;
            place.parse().map_err(|_| refuse("invalid_cursor"))?
        }
    };
    let end = start + limit;
    let next_cursor = if end < found.len() { format!("after:{end}") } else { String::new() };
    Ok((found.into_iter().skip(start).take(limit).collect(), next_cursor))
}
