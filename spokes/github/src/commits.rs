//! Commits.

mod compare_commits;
mod get_commit;
mod list_commits;

use spoke_runtime::{Listed, listed};

use crate::GitHub;

pub use compare_commits::{CompareCommits, Comparison, ComparisonStatus, compare_commits};
pub use get_commit::{GetCommit, get_commit};
pub use list_commits::{ListCommits, list_commits};

/// The actions of this area.
pub const ACTIONS: &[Listed<GitHub>] =
    &[listed::<CompareCommits>(), listed::<GetCommit>(), listed::<ListCommits>()];
