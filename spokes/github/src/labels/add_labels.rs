//! `POST /repos/{owner}/{repo}/issues/{issue_number}/labels`,
//! <https://docs.github.com/rest/issues/labels#add-labels-to-an-issue>

use spoke_runtime::prelude::*;

use crate::{GitHub, Label};

/// Adds labels to an issue or a pull request, and gives all it has then.
///
/// Safe to repeat, for a label is on an issue at most once.
#[derive(Action, Clone, Debug)]
#[action(
    GitHub: POST "/repos/{owner}/{repo}/issues/{number}/labels" -> Vec<Label>,
    effect = idempotent,
    scopes("issues:write"),
    docs = "https://docs.github.com/rest/issues/labels#add-labels-to-an-issue",
)]
#[non_exhaustive]
pub struct AddLabels {
    /// The account that has the repository.
    pub owner: String,
    /// The repository's name.
    pub repo: String,
    /// The number inside the repository.
    pub number: u64,
    /// Names of labels; GitHub makes those that are missing.
    pub labels: Vec<String>,
}
