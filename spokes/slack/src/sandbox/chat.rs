//! `chat.postMessage`, `.update`, `.delete`, `.postEphemeral` and `.getPermalink`.

use spoke_runtime::sandbox::{Answer, Request};
use spoke_runtime::serde_json::{Value, json};

use super::arguments::Arguments;
use super::channel::Channel;
use super::content::Content;
use super::workspace::{BOT, BOT_USER, Workspace};
use super::{accept, refuse};

/// <https://docs.slack.dev/reference/methods/chat.postMessage>
pub(super) fn post_message(workspace: &mut Workspace, request: &Request) -> Result<Answer, Answer> {
    let arguments = Arguments::written(request)?;
    let channel = arguments.required("channel")?;
    let mut message = drafted(&arguments)?;
    let ts = workspace.next_ts();
    let channel = writable(workspace.named(channel)?)?;
    message["ts"] = json!(ts);
    channel.post(message.clone())?;
    Ok(accept(json!({"channel": channel.id, "ts": ts, "message": message})))
}

/// <https://docs.slack.dev/reference/methods/chat.update>
pub(super) fn update(workspace: &mut Workspace, request: &Request) -> Result<Answer, Answer> {
    let arguments = Arguments::written(request)?;
    let ts = arguments.required("ts")?;
    let content = Content::read(&arguments)?;
    let edited = workspace.next_ts();
    let channel = workspace.entered(arguments.required("channel")?)?;
    let id = channel.id.clone();
    let message = channel.own_message(ts, "cant_update_message")?;
    content.write_into(message);
    message["edited"] = json!({"user": BOT_USER, "ts": edited});
    if let Some(is_broadcast) = arguments.flag("reply_broadcast")? {
        message["reply_broadcast"] = json!(is_broadcast);
    }
    Ok(accept(json!({"channel": id, "ts": ts, "text": message["text"], "message": message})))
}

/// <https://docs.slack.dev/reference/methods/chat.delete>
pub(super) fn delete(workspace: &mut Workspace, request: &Request) -> Result<Answer, Answer> {
    let arguments = Arguments::written(request)?;
    let ts = arguments.required("ts")?;
    let channel = workspace.entered(arguments.required("channel")?)?;
    channel.own_message(ts, "cant_delete_message")?;
    channel.remove(ts);
    Ok(accept(json!({"channel": channel.id, "ts": ts})))
}

/// <https://docs.slack.dev/reference/methods/chat.postEphemeral>
pub(super) fn post_ephemeral(workspace: &mut Workspace, request: &Request) -> Result<Answer, Answer> {
    let arguments = Arguments::written(request)?;
    let channel = arguments.required("channel")?;
    let user = arguments.required("user")?;
    let mut message = drafted(&arguments)?;
    let ts = workspace.next_ts();
    let channel = writable(workspace.named(channel)?)?;
    if !channel.members.iter().any(|member| member == user) {
        return Err(refuse("user_not_in_channel"));
    }
    message["ts"] = json!(ts);
    message["is_ephemeral"] = json!(true);
    channel.ephemerals.push((user.to_owned(), message));
    Ok(accept(json!({"message_ts": ts})))
}

/// <https://docs.slack.dev/reference/methods/chat.getPermalink>
pub(super) fn get_permalink(workspace: &mut Workspace, request: &Request) -> Result<Answer, Answer> {
    let arguments = Arguments::asked(request);
    let ts = arguments.required("message_ts")?;
    let channel = workspace.entered(arguments.required("channel")?)?;
    channel.message_mut(ts).ok_or_else(|| refuse("message_not_found"))?;
    let place = ts.replace('.', "");
    let permalink = format!("{}/archives/{}/p{place}", request.origin(), channel.id);
    Ok(accept(json!({"channel": channel.id, "permalink": permalink})))
}

/// A message as the arguments have it, without its name.
pub(super) fn drafted(arguments: &Arguments) -> Result<Value, Answer> {
    let mut message = json!({"type": "message", "user": BOT_USER, "bot_id": BOT});
    Content::read(arguments)?.write_into(&mut message);
    if let Some(username) = arguments.text("username")? {
        message["subtype"] = json!("bot_message");
        message["username"] = json!(username);
    }
    if let Some(emoji) = arguments.text("icon_emoji")? {
        message["icons"] = json!({"emoji": emoji});
    }
    if let Some(url) = arguments.text("icon_url")? {
        message["icons"] = json!({"image_48": url});
    }
    for flag in ["unfurl_links", "unfurl_media", "mrkdwn", "link_names", "reply_broadcast"] {
        if let Some(flag_value) = arguments.flag(flag)? {
            message[flag] = json!(flag_value);
        }
    }
    if !matches!(arguments.text("parse")?, None | Some("none" | "full")) {
        return Err(refuse("invalid_arguments"));
    }
    if let Some(thread) = arguments.text("thread_ts")? {
        message["thread_ts"] = json!(thread);
    }
    Ok(message)
}

/// The channel, where the bot may write in it.
pub(super) fn writable(channel: &mut Channel) -> Result<&mut Channel, Answer> {
    if channel.is_archived {
        return Err(refuse("is_archived"));
    }
    if !channel.has_bot() {
        return Err(refuse("not_in_channel"));
    }
    Ok(channel)
}
