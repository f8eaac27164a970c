//! `POST /repos/{owner}/{repo}/labels`, <https://docs.github.com/rest/issues/labels#create-a-label>

use spoke_runtime::prelude::*;

use crate::{GitHub, Label};

/// Creates a label in a repository.
///
/// Safe to repeat: a name is there at most once, and GitHub answers 422 `already_exists` where it is.
#[derive(Action, Clone, Debug)]
#[action(
    GitHub: POST "/repos/{owner}/{repo}/labels" -> Label,
    effect = idempotent,
    scopes("issues:write"),
    docs = "https://docs.github.com/rest/issues/labels#create-a-label",
)]
#[non_exhaustive]
pub struct CreateLabel {
    /// The account that has the repository.
    pub owner: String,
    /// The repository's name.
    pub repo: String,
    /// The name; emoji may stand in it.
    pub name: String,
    /// Six hex digits without `#`: `f29513`.
    pub color: Option<String>,
    /// What it is for, at most 100 characters.
    pub description: Option<String>,
}
