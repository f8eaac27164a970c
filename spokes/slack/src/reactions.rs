//! Reactions to messages.

mod add_reaction;

use spoke_runtime::{Listed, listed};

use crate::Slack;

pub use add_reaction::{AddReaction, add_reaction};

/// The actions of this area.
pub const ACTIONS: &[Listed<Slack>] = &[listed::<AddReaction>()];
