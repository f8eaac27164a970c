//! `conversations.create`, `.archive`, `.rename`, `.setTopic`, `.info`, `.list` and `.open`.

use spoke_runtime::sandbox::{Answer, Request};
use spoke_runtime::serde_json::{Value, json};

use super::arguments::Arguments;
use super::channel::{Channel, Sort};
use super::chat::writable;
use super::pages::page;
use super::workspace::{BOT_USER, Workspace};
use super::{accept, refuse};

/// The longest name and topic of a channel, in characters.
const LONGEST_NAME: usize = 80;
const LONGEST_TOPIC: usize = 250;

/// The most people in a direct message, the bot apart.
const MOST_IN_A_MESSAGE: usize = 8;

/// <https://docs.slack.dev/reference/methods/conversations.create>
pub(super) fn create(workspace: &mut Workspace, request: &Request) -> Result<Answer, Answer> {
    let arguments = Arguments::written(request)?;
    let name = free_name(workspace, arguments.text("name")?.unwrap_or_default())?;
    let sort = if arguments.flag("is_private")?.unwrap_or(false) { Sort::Private } else { Sort::Public };
    let channel = workspace.open_channel(&name, sort);
    Ok(accept(json!({"channel": channel.to_json()})))
}

/// <https://docs.slack.dev/reference/methods/conversations.archive>
pub(super) fn archive(workspace: &mut Workspace, request: &Request) -> Result<Answer, Answer> {
    let arguments = Arguments::written(request)?;
    let channel = named_channel(workspace.entered(arguments.required("channel")?)?)?;
    if channel.name == "general" {
        return Err(refuse("cant_archive_general"));
    }
    if channel.is_archived {
        return Err(refuse("already_archived"));
    }
    channel.is_archived = true;
    Ok(accept(json!({})))
}

/// <https://docs.slack.dev/reference/methods/conversations.rename>
pub(super) fn rename(workspace: &mut Workspace, request: &Request) -> Result<Answer, Answer> {
    let arguments = Arguments::written(request)?;
    let id = arguments.required("channel")?;
    let asked = arguments.text("name")?.unwrap_or_default();
    let is_own = named_channel(workspace.entered(id)?)?.name == asked;
    let name = if is_own { asked.to_owned() } else { free_name(workspace, asked)? };
    let channel = workspace.entered(id)?;
    channel.name = name;
    Ok(accept(json!({"channel": channel.to_json()})))
}

/// <https://docs.slack.dev/reference/methods/conversations.setTopic>
pub(super) fn set_topic(workspace: &mut Workspace, request: &Request) -> Result<Answer, Answer> {
    let arguments = Arguments::written(request)?;
    let topic = arguments.text("topic")?.unwrap_or_default();
    if topic.chars().count() > LONGEST_TOPIC {
        return Err(refuse("too_long"));
    }
    let channel = named_channel(writable(workspace.by_id(arguments.required("channel")?)?)?)?;
    channel.topic = topic.to_owned();
    Ok(accept(json!({})))
}

/// <https://docs.slack.dev/reference/methods/conversations.info>
pub(super) fn info(workspace: &mut Workspace, request: &Request) -> Result<Answer, Answer> {
    let arguments = Arguments::asked(request);
    let channel = workspace.by_id(arguments.required("channel")?)?;
    let mut shown = channel.to_json();
    if !arguments.flag("include_num_members")?.unwrap_or(false)
        && let Some(members) = shown.as_object_mut()
    {
        members.remove("num_members");
    }
    if arguments.flag("include_locale")?.unwrap_or(false) {
        shown["locale"] = json!("en-US");
    }
    Ok(accept(json!({"channel": shown})))
}

/// <https://docs.slack.dev/reference/methods/conversations.list>
pub(super) fn list(workspace: &mut Workspace, request: &Request) -> Result<Answer, Answer> {
    let arguments = Arguments::asked(request);
    let types = arguments.text("types")?.unwrap_or("public_channel");
    let sorts: Option<Vec<Sort>> = types.split(',').map(|kind| Sort::of(kind.trim())).collect();
    let sorts = sorts.ok_or_else(|| refuse("invalid_types"))?;
    let skips_archived = arguments.flag("exclude_archived")?.unwrap_or(false);
    let is_wanted = |channel: &&Channel| {
        let is_seen = channel.sort == Sort::Public || channel.has_bot();
        is_seen && sorts.contains(&channel.sort) && !(skips_archived && channel.is_archived)
    };
    let found: Vec<Value> = workspace.channels.iter().filter(is_wanted).map(Channel::to_json).collect();
    let (channels, next_cursor) = page(&arguments, found)?;
    Ok(accept(json!({"channels": channels, "response_metadata": {"next_cursor": next_cursor}})))
}

/// <https://docs.slack.dev/reference/methods/conversations.open>
pub(super) fn open(workspace: &mut Workspace, request: &Request) -> Result<Answer, Answer> {
    let arguments = Arguments::written(request)?;
    let mut members = arguments.joined("users")?;
    members.sort();
    members.dedup();
    members.retain(|user| user != BOT_USER);
    if members.is_empty() {
        return Err(refuse("users_list_not_supplied"));
    }
    if members.len() > MOST_IN_A_MESSAGE {
        return Err(refuse("too_many_users"));
    }
    for user in &members {
        if workspace.person(user)?["deleted"] == true {
            return Err(refuse("user_disabled"));
        }
    }
    members.push(BOT_USER.to_owned());
    let sort = if members.len() == 2 { Sort::Direct } else { Sort::Group };
    let open = workspace.channels.iter().find(|it| it.sort == sort && it.members == members);
    if let Some(channel) = open {
        let answer = json!({"no_op": true, "already_open": true, "channel": {"id": channel.id}});
        return Ok(accept(answer));
    }
    let channel = workspace.open_channel("", sort);
    channel.members = members;
    Ok(accept(json!({"channel": {"id": channel.id}})))
}

/// The channel, where it is no direct message.
fn named_channel(channel: &mut Channel) -> Result<&mut Channel, Answer> {
    match channel.sort {
        Sort::Public | Sort::Private => Ok(channel),
        Sort::Direct | Sort::Group => Err(refuse("method_not_supported_for_channel_type")),
    }
}

/// The name, where it is one that no channel has.
fn free_name(workspace: &Workspace, name: &str) -> Result<String, Answer> {
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
    Ok(name.to_owned())
}
