//! Issues with their comments.

mod create_issue;
mod create_issue_comment;
mod get_issue;

use spoke_runtime::{Listed, listed};

use crate::GitHub;

pub use create_issue::{CreateIssue, create_issue};
pub use create_issue_comment::{CreateIssueComment, IssueComment, create_issue_comment};
pub use get_issue::{GetIssue, get_issue};

/// The actions of this area.
pub const ACTIONS: &[Listed<GitHub>] =
    &[listed::<CreateIssue>(), listed::<CreateIssueComment>(), listed::<GetIssue>()];
