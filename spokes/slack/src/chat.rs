//! Messages: posted, changed, deleted, shown to one person, scheduled, found again.

mod delete_message;
mod delete_scheduled_message;
mod get_permalink;
mod list_scheduled_messages;
mod post_approval;
mod post_ephemeral;
mod post_message;
mod schedule_message;
mod update_message;

use spoke_runtime::{Listed, listed};

use crate::Slack;

pub use delete_message::{DeleteMessage, DeletedMessage, delete_message};
pub use delete_scheduled_message::{DeleteScheduledMessage, delete_scheduled_message};
pub use get_permalink::{GetPermalink, Permalink, get_permalink};
pub use list_scheduled_messages::{
    ListScheduledMessages, ScheduledMessageList, WaitingMessage, list_scheduled_messages,
};
pub use post_approval::{PostApproval, post_approval};
pub use post_ephemeral::{PostEphemeral, PostedEphemeral, post_ephemeral};
pub use post_message::{PostMessage, PostedMessage, post_message};
pub use schedule_message::{ScheduleMessage, ScheduledMessage, schedule_message};
pub use update_message::{UpdateMessage, UpdatedMessage, update_message};

/// The actions of this area.
pub const ACTIONS: &[Listed<Slack>] = &[
    listed::<DeleteMessage>(),
    listed::<DeleteScheduledMessage>(),
    listed::<GetPermalink>(),
    listed::<ListScheduledMessages>(),
    listed::<PostApproval>(),
    listed::<PostEphemeral>(),
    listed::<PostMessage>(),
    listed::<ScheduleMessage>(),
    listed::<UpdateMessage>(),
];
