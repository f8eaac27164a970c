//! Issues with their comments.

mod add_comment;
mod create_issue;
mod get_issue;
mod search_issues;
mod update_issue;

use spoke_runtime::{Listed, listed};

use crate::Jira;

pub use add_comment::{AddComment, Comment, add_comment};
pub use create_issue::{CreateIssue, CreatedIssue, create_issue};
pub use get_issue::{GetIssue, Issue, get_issue};
pub use search_issues::{FoundIssues, SearchIssues, search_issues};
pub use update_issue::{UpdateIssue, update_issue};

/// The actions of this area.
pub const ACTIONS: &[Listed<Jira>] = &[
    listed::<AddComment>(),
    listed::<CreateIssue>(),
    listed::<GetIssue>(),
    listed::<SearchIssues>(),
    listed::<UpdateIssue>(),
];
