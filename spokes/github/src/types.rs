//! What several actions speak of.

mod issue;

pub use issue::{Issue, IssueState};
