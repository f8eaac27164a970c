//! Reactions to messages.

mod add_reaction;
mod remove_reaction;

use spoke_runtime::{Listed, listed};

use crate::Slack;

pub use add_reaction::{AddReaction, add_reaction};
pub use remove_reaction::{RemoveReaction, remove_reaction};

/// The actions of this area.
pub const ACTIONS: &[Listed<Slack>] = &[listed::<AddReaction>(), listed::<RemoveReaction>()];
