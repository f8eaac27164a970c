//! Pull requests.

mod merge_pull_request;

use spoke_runtime::{Listed, listed};

use crate::GitHub;

pub use merge_pull_request::{Merge, MergeMethod, MergePullRequest, merge_pull_request};

/// The actions of this area.
pub const ACTIONS: &[Listed<GitHub>] = &[listed::<MergePullRequest>()];
