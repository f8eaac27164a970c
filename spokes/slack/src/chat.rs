//! Messages.

mod post_message;
mod update_message;

use spoke_runtime::{Listed, listed};

use crate::Slack;

pub use post_message::{PostMessage, PostedMessage, post_message};
pub use update_message::{UpdateMessage, UpdatedMessage, update_message};

/// The actions of this area.
pub const ACTIONS: &[Listed<Slack>] = &[listed::<PostMessage>(), listed::<UpdateMessage>()];
