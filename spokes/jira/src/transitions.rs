//! The workflow of issues.

mod list_transitions;
mod transition_issue;
mod transition_issue_by_name;
mod transition_issue_to_status;

use spoke_runtime::{Listed, listed};

use crate::Jira;

pub use list_transitions::{ListTransitions, Transition, TransitionExpansion, Transitions, list_transitions};
pub use transition_issue::{TransitionIssue, transition_issue};
pub use transition_issue_by_name::{TransitionIssueByName, transition_issue_by_name};
pub use transition_issue_to_status::{TransitionIssueToStatus, transition_issue_to_status};

/// The actions of this area.
pub const ACTIONS: &[Listed<Jira>] = &[
    listed::<ListTransitions>(),
    listed::<TransitionIssue>(),
    listed::<TransitionIssueByName>(),
    listed::<TransitionIssueToStatus>(),
];
