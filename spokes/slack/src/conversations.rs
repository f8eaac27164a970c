//! Channels and direct messages: who is in them, and what was said.

mod archive_channel;
mod create_channel;
mod get_channel;
mod invite_users;
mod join_channel;
mod kick_user;
mod list_channel_members;
mod list_channels;
mod list_messages;
mod list_replies;
mod open_conversation;
mod rename_channel;
mod set_channel_topic;

use spoke_runtime::{Listed, listed};

use crate::Slack;

pub use archive_channel::{ArchiveChannel, archive_channel};
pub use create_channel::{CreateChannel, CreatedChannel, create_channel};
pub use get_channel::{ChannelState, GetChannel, get_channel};
pub use invite_users::{InviteUsers, invite_users};
pub use join_channel::{JoinChannel, join_channel};
pub use kick_user::{KickUser, kick_user};
pub use list_channel_members::{ChannelMemberList, ListChannelMembers, list_channel_members};
pub use list_channels::{Channel, ChannelList, ListChannels, list_channels};
pub use list_messages::{ListMessages, Message, MessageList, list_messages};
pub use list_replies::{ListReplies, list_replies};
pub use open_conversation::{OpenConversation, OpenedConversation, open_conversation};
pub use rename_channel::{RenameChannel, rename_channel};
pub use set_channel_topic::{SetChannelTopic, set_channel_topic};

/// The actions of this area.
pub const ACTIONS: &[Listed<Slack>] = &[
    listed::<ArchiveChannel>(),
    listed::<CreateChannel>(),
    listed::<GetChannel>(),
    listed::<InviteUsers>(),
    listed::<JoinChannel>(),
    listed::<KickUser>(),
    listed::<ListChannelMembers>(),
    listed::<ListChannels>(),
    listed::<ListMessages>(),
    listed::<ListReplies>(),
    listed::<OpenConversation>(),
    listed::<RenameChannel>(),
    listed::<SetChannelTopic>(),
];
