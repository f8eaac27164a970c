//! Channels.

mod create_channel;
mod list_channels;
mod list_messages;

use spoke_runtime::{Listed, listed};

use crate::Slack;

pub use create_channel::{CreateChannel, CreatedChannel, create_channel};
pub use list_channels::{Channel, ChannelList, ListChannels, list_channels};
pub use list_messages::{ListMessages, Message, MessageList, list_messages};

/// The actions of this area.
pub const ACTIONS: &[Listed<Slack>] =
    &[listed::<CreateChannel>(), listed::<ListChannels>(), listed::<ListMessages>()];
