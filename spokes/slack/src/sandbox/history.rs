//! `conversations.history` and `.replies`.

use spoke_runtime::sandbox::{Answer, Request};
use spoke_runtime::serde_json::{Value, json};

use super::arguments::Arguments;
use super::pages::page;
use super::workspace::Workspace;
use super::{accept, refuse};

/// <https://docs.slack.dev/reference/methods/conversations.history>: the newest first, without replies.
pub(super) fn history(workspace: &mut Workspace, request: &Request) -> Result<Answer, Answer> {
    let arguments = Arguments::asked(request);
    let channel = workspace.entered(arguments.required("channel")?)?;
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
    let channel = workspace.entered(arguments.required("channel")?)?;
    let belongs = |message: &&Value| message["ts"] == ts || message["thread_ts"] == ts;
    let thread: Vec<Value> = channel.messages.iter().filter(belongs).cloned().collect();
    if thread.is_empty() {
        return Err(refuse("thread_not_found"));
    }
    messages(&arguments, thread)
}

fn messages(arguments: &Arguments, mut found: Vec<Value>) -> Result<Answer, Answer> {
    let oldest = moment(arguments, "oldest", "invalid_ts_oldest")?;
    let latest = moment(arguments, "latest", "invalid_ts_latest")?;
    let is_inclusive = arguments.flag("inclusive")?.unwrap_or(false);
    found.retain(|message| {
        let ts = message["ts"].as_str().and_then(read);
        let is_edge = is_inclusive && (ts == oldest || ts == latest);
        is_edge
            || (oldest.is_none_or(|oldest| ts > Some(oldest))
                && latest.is_none_or(|latest| ts < Some(latest)))
    });
    let (messages, next_cursor) = page(arguments, found)?;
    let mut members = json!({"messages": messages, "has_more": !next_cursor.is_empty(), "pin_count": 0});
    if !next_cursor.is_empty() {
        members["response_metadata"] = json!({"next_cursor": next_cursor});
    }
    Ok(accept(members))
}

/// Seconds and microseconds.
type Moment = (u64, u64);

fn moment(arguments: &Arguments, name: &str, malformed: &str) -> Result<Option<Moment>, Answer> {
    let text = arguments.text(name)?;
    text.map(|text| read(text).ok_or_else(|| refuse(malformed))).transpose()
}

fn read(ts: &str) -> Option<Moment> {
    let (seconds, rest) = ts.split_once('.').unwrap_or((ts, "0"));
    let micros: u64 = rest.parse().ok()?;
    Some((seconds.parse().ok()?, micros))
}
