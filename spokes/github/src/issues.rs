//! Issues with their comments.

mod create_issue;
mod create_issue_comment;
mod get_issue;
mod list_issues;

use spoke_runtime::{Listed, listed};

use crate::GitHub;

pub use create_issue::{CreateIssue, create_issue};
pub use create_issue_comment::{CreateIssueComment, IssueComment, create_issue_comment};
pub use get_issue::{GetIssue, get_issue};
pub use list_issues::{Direction, IssueSort, ListIssues, StateFilter, list_issues};

/// The actions of this area.
pub const ACTIONS: &[Listed<GitHub>] =
    &[listed::<CreateIssue>(), listed::<CreateIssueComment>(), listed::<GetIssue>(), listed::<ListIssues>()];
