//! Labels, of repositories and on issues.

mod add_labels;
mod create_label;
mod list_issue_labels;
mod list_labels;
mod remove_label;

use spoke_runtime::{Listed, listed};

use crate::GitHub;

pub use add_labels::{AddLabels, add_labels};
pub use create_label::{CreateLabel, create_label};
pub use list_issue_labels::{ListIssueLabels, list_issue_labels};
pub use list_labels::{ListLabels, list_labels};
pub use remove_label::{RemoveLabel, remove_label};

/// The actions of this area.
pub const ACTIONS: &[Listed<GitHub>] = &[
    listed::<AddLabels>(),
    listed::<CreateLabel>(),
    listed::<ListIssueLabels>(),
    listed::<ListLabels>(),
    listed::<RemoveLabel>(),
];
