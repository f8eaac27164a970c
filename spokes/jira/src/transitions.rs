//! The workflow of issues.

mod list_transitions;
mod transition_issue;

use spoke_runtime::{Listed, listed};

use crate::Jira;

pub use list_transitions::{ListTransitions, Transition, TransitionExpansion, Transitions, list_transitions};
pub use transition_issue::{TransitionIssue, transition_issue};

/// The actions of this area.
pub const ACTIONS: &[Listed<Jira>] = &[listed::<ListTransitions>(), listed::<TransitionIssue>()];
