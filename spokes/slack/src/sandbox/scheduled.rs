//! `chat.scheduleMessage`, `.scheduledMessages.list` and `.deleteScheduledMessage`.

use spoke_runtime::sandbox::{Answer, Request};
use spoke_runtime::serde_json::{Value, json};

use super::arguments::Arguments;
use super::chat::{drafted, writable};
use super::pages::page;
use super::workspace::{Scheduled, Workspace};
use super::{accept, refuse};

/// <https://docs.slack.dev/reference/methods/chat.scheduleMessage>
pub(super) fn schedule(workspace: &mut Workspace, request: &Request) -> Result<Answer, Answer> {
    let arguments = Arguments::written(request)?;
    let channel = arguments.required("channel")?;
    let post_at = arguments.number("post_at")?.ok_or_else(|| refuse("invalid_time"))?;
    let message = drafted(&arguments)?;
    let now = workspace.now();
    if post_at <= now {
        return Err(refuse("time_in_past"));
    }
    let channel = writable(workspace.named(channel)?)?.id.clone();
    let id = format!("Q{:09}", workspace.next_number());
    let scheduled = Scheduled { id: id.clone(), channel, post_at, created: now, message };
    let mut shown = scheduled.message.clone();
    shown["type"] = json!("delayed_message");
    let answer = json!({"channel": scheduled.channel, "scheduled_message_id": id, "post_at": post_at, "message": shown});
    workspace.scheduled.push(scheduled);
    Ok(accept(answer))
}

/// <https://docs.slack.dev/reference/methods/chat.scheduledMessages.list>
pub(super) fn list(workspace: &mut Workspace, request: &Request) -> Result<Answer, Answer> {
    let arguments = Arguments::asked(request);
    let channel = arguments.text("channel")?;
    if let Some(id) = channel {
        workspace.by_id(id).map_err(|_| refuse("invalid_channel"))?;
    }
    let (oldest, latest) = (arguments.number("oldest")?, arguments.number("latest")?);
    let is_wanted = |it: &&Scheduled| {
        channel.is_none_or(|channel| it.channel == channel)
            && oldest.is_none_or(|oldest| it.post_at > oldest)
            && latest.is_none_or(|latest| it.post_at < latest)
    };
    let found: Vec<Value> = workspace.scheduled.iter().filter(is_wanted).map(shown).collect();
    let (messages, next_cursor) = page(&arguments, found)?;
    Ok(accept(json!({"scheduled_messages": messages, "response_metadata": {"next_cursor": next_cursor}})))
}

/// <https://docs.slack.dev/reference/methods/chat.deleteScheduledMessage>
pub(super) fn delete(workspace: &mut Workspace, request: &Request) -> Result<Answer, Answer> {
    let arguments = Arguments::written(request)?;
    let id = arguments.required("scheduled_message_id")?;
    let channel = workspace.by_id(arguments.required("channel")?)?.id.clone();
    let place = workspace.scheduled.iter().position(|it| it.id == id && it.channel == channel);
    workspace.scheduled.remove(place.ok_or_else(|| refuse("invalid_scheduled_message_id"))?);
    Ok(accept(json!({})))
}

fn shown(scheduled: &Scheduled) -> Value {
    let Scheduled { id, channel, post_at, created, message } = scheduled;
    json!({"id": id, "channel_id": channel, "post_at": post_at, "date_created": created, "text": message["text"]})
}
