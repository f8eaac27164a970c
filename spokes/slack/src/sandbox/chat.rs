//! `chat.postMessage` and `chat.update`.

use spoke_runtime::sandbox::{Answer, Request};
use spoke_runtime::serde_json::{Value, json};

use super::arguments::Arguments;
use super::workspace::{BOT_USER, Workspace};
use super::{accept, refuse};

/// The longest text, in characters.
const LONGEST_TEXT: usize = 40_000;

/// The most blocks of one message.
const MOST_BLOCKS: usize = 50;

/// <https://docs.slack.dev/reference/methods/chat.postMessage>
pub(super) fn post_message(workspace: &mut Workspace, request: &Request) -> Result<Answer, Answer> {
    let arguments = Arguments::written(request)?;
    let channel = arguments.required("channel")?;
    let content = content(&arguments)?;
    let ts = workspace.next_ts();
    let channel = workspace.channel_mut(channel)?;
    if channel.is_archived {
        return Err(refuse("is_archived"));
    }

    let mut message = json!({"type": "message", "ts": ts, "user": BOT_USER, "bot_id": "B000000001"});
    content.write_into(&mut message);
    if let Some(username) = arguments.text("username")? {
        message["subtype"] = json!("bot_message");
        message["username"] = json!(username);
    }
    if let Some(emoji) = arguments.text("icon_emoji")? {
        message["icons"] = json!({"emoji": emoji});
    }
    for flag in ["unfurl_links", "unfurl_media", "mrkdwn", "link_names", "reply_broadcast"] {
        if let Some(flag_value) = arguments.flag(flag)? {
            message[flag] = json!(flag_value);
        }
    }
    if let Some(url) = arguments.text("icon_url")? {
        message["icons"] = json!({"image_48": url});
    }
    if let Some(thread) = arguments.text("thread_ts")? {
        let parent = channel.message_mut(thread).ok_or_else(|| refuse("thread_not_found"))?;
        parent["thread_ts"] = json!(thread);
        parent["reply_count"] = json!(parent["reply_count"].as_u64().unwrap_or(0) + 1);
        parent["latest_reply"] = json!(ts);
        message["thread_ts"] = json!(thread);
    }
    channel.messages.push(message.clone());
    Ok(accept(json!({"channel": channel.id, "ts": ts, "message": message})))
}

/// <https://docs.slack.dev/reference/methods/chat.update>
pub(super) fn update(workspace: &mut Workspace, request: &Request) -> Result<Answer, Answer> {
    let arguments = Arguments::written(request)?;
    let channel = arguments.required("channel")?;
    let ts = arguments.required("ts")?;
    let content = content(&arguments)?;
    let edited = workspace.next_ts();
    let channel = workspace.channel_mut(channel)?;
    let id = channel.id.clone();
    let message = channel.message_mut(ts).ok_or_else(|| refuse("message_not_found"))?;
    content.write_into(message);
    message["edited"] = json!({"user": BOT_USER, "ts": edited});
    Ok(accept(json!({"channel": id, "ts": ts, "text": message["text"], "message": message})))
}

/// What a message says.
struct Content {
    text: Option<String>,
    blocks: Option<Vec<Value>>,
    attachments: Option<Vec<Value>>,
}

impl Content {
    fn write_into(self, message: &mut Value) {
        if let Some(text) = self.text {
            message["text"] = json!(text);
        } else if message["text"].is_null() {
            message["text"] = json!("");
        }
        for (name, list) in [("blocks", self.blocks), ("attachments", self.attachments)] {
            if let Some(list) = list {
                message[name] = json!(list);
            }
        }
    }
}

fn content(arguments: &Arguments) -> Result<Content, Answer> {
    let text = arguments.text("text")?.map(str::to_owned);
    let blocks = arguments.objects("blocks", "invalid_blocks_format")?;
    let attachments = arguments.objects("attachments", "invalid_attachments")?;
    let is_empty = text.as_deref().unwrap_or_default().is_empty()
        && blocks.as_ref().is_none_or(Vec::is_empty)
        && attachments.as_ref().is_none_or(Vec::is_empty);
    if is_empty {
        return Err(refuse("no_text"));
    }
    if text.as_ref().is_some_and(|text| text.chars().count() > LONGEST_TEXT) {
        return Err(refuse("msg_too_long"));
    }
    if let Some(blocks) = &blocks
        && (blocks.len() > MOST_BLOCKS || blocks.iter().any(|block| !block["type"].is_string()))
    {
        return Err(refuse("invalid_blocks"));
    }
    Ok(Content { text, blocks, attachments })
}
