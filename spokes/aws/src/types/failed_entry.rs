//! What failed inside a batch that was taken.

use spoke_runtime::prelude::*;

/// An entry of a batch that failed while others did not.
#[derive(Clone, Debug, Output)]
#[out(case = pascal)]
#[non_exhaustive]
pub struct FailedEntry {
    /// What names it in its batch.
    pub id: String,
    /// Whether the entry is wrong; otherwise SQS failed, and sending it again may help.
    pub sender_fault: bool,
    /// Why, as a code.
    pub code: String,
    /// Why, as a sentence.
    pub message: Option<String>,
}
