//! Issues with their comments.

mod create_issue;
mod create_issue_comment;
mod delete_issue_comment;
mod get_issue;
mod list_issue_comments;
mod list_issues;
mod update_issue;
mod update_issue_comment;

use spoke_runtime::{Listed, listed};

use crate::GitHub;

pub use crate::{Direction, IssueComment, StateFilter};
pub use create_issue::{CreateIssue, create_issue};
pub use create_issue_comment::{CreateIssueComment, create_issue_comment};
pub use delete_issue_comment::{DeleteIssueComment, delete_issue_comment};
pub use get_issue::{GetIssue, get_issue};
pub use list_issue_comments::{ListIssueComments, list_issue_comments};
pub use list_issues::{IssueSort, ListIssues, list_issues};
pub use update_issue::{IssueStateChange, StateReason, UpdateIssue, update_issue};
pub use update_issue_comment::{UpdateIssueComment, update_issue_comment};

/// The actions of this area.
pub const ACTIONS: &[Listed<GitHub>] = &[
    listed::<CreateIssue>(),
    listed::<CreateIssueComment>(),
    listed::<DeleteIssueComment>(),
    listed::<GetIssue>(),
    listed::<ListIssueComments>(),
    listed::<ListIssues>(),
    listed::<UpdateIssue>(),
    listed::<UpdateIssueComment>(),
];
