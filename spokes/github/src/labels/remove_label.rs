//! `DELETE /repos/{owner}/{repo}/issues/{issue_number}/labels/{name}`,
//! <https://docs.github.com/rest/issues/labels#remove-a-label-from-an-issue>

use spoke_runtime::prelude::*;

use crate::{GitHub, Label};

/// Takes a label from an issue or a pull request, and gives those that remain.
///
/// Safe to repeat: a label that is not on the issue is answered 404.
#[derive(Action, Clone, Debug)]
#[action(
    GitHub: DELETE "/repos/{owner}/{repo}/issues/{number}/labels/{name}" -> Vec<Label>,
    scopes("issues:write"),
    docs = "https://docs.github.com/rest/issues/labels#remove-a-label-from-an-issue",
)]
#[non_exhaustive]
pub struct RemoveLabel {
    /// The account that has the repository.
    pub owner: String,
    /// The repository's name.
    pub repo: String,
    /// The number inside the repository.
    pub number: u64,
    /// The label's name.
    pub name: String,
}
