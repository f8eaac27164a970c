//! Issues: created, read, searched, changed, assigned and deleted.

mod assign_issue;
mod create_issue;
mod delete_issue;
mod get_issue;
mod search_issues;
mod unassign_issue;
mod update_issue;

use spoke_runtime::{Listed, listed};

use crate::Jira;

pub use assign_issue::{AssignIssue, assign_issue};
pub use create_issue::{CreateIssue, CreatedIssue, create_issue};
pub use delete_issue::{DeleteIssue, delete_issue};
pub use get_issue::{GetIssue, Issue, get_issue};
pub use search_issues::{FoundIssues, SearchIssues, search_issues};
pub use unassign_issue::{UnassignIssue, unassign_issue};
pub use update_issue::{UpdateIssue, update_issue};

/// The actions of this area.
pub const ACTIONS: &[Listed<Jira>] = &[
    listed::<AssignIssue>(),
    listed::<CreateIssue>(),
    listed::<DeleteIssue>(),
    listed::<GetIssue>(),
    listed::<SearchIssues>(),
    listed::<UnassignIssue>(),
    listed::<UpdateIssue>(),
];
