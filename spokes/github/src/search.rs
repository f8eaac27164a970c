//! Searches.

mod search_issues;

use spoke_runtime::{Listed, listed};

use crate::GitHub;

pub use search_issues::{FoundIssues, SearchIssues, SearchSort, search_issues};

/// The actions of this area.
pub const ACTIONS: &[Listed<GitHub>] = &[listed::<SearchIssues>()];
