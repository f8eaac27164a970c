//! `POST /repos/{owner}/{repo}/releases`, <https://docs.github.com/rest/releases/releases#create-a-release>

use spoke_runtime::prelude::*;

use crate::limits::{CONTENT, CONTENT_AN_HOUR};
use crate::{GitHub, Release};

/// Creates a release, and its tag where there is none.
///
/// A commit that changes workflows asks for a token that may do so, too.
#[derive(Action, Clone, Debug)]
#[action(
    GitHub: POST "/repos/{owner}/{repo}/releases" -> Release,
    scopes("contents:write"),
    limit = [CONTENT, CONTENT_AN_HOUR],
    docs = "https://docs.github.com/rest/releases/releases#create-a-release",
)]
#[non_exhaustive]
pub struct CreateRelease {
    /// The account that has the repository.
    pub owner: String,
    /// The repository's name.
    pub repo: String,
    /// The tag's name.
    pub tag_name: String,
    /// The branch or commit that a new tag points to; the default branch where nothing is said.
    pub target_commitish: Option<String>,
    /// The title.
    pub name: Option<String>,
    /// The text, as Markdown.
    pub body: Option<String>,
    /// Whether it waits to be published.
    pub draft: Option<bool>,
    /// Whether it is not yet ready for use.
    pub prerelease: Option<bool>,
    /// Whether GitHub writes what `name` and `body` leave out.
    pub generate_release_notes: Option<bool>,
    /// Whether it becomes the latest release.
    pub make_latest: Option<MakeLatest>,
    /// The category of a discussion that is opened about it.
    pub discussion_category_name: Option<String>,
}

/// Whether a release becomes the latest one.
#[derive(Clone, Copy, Debug, Input, PartialEq, Eq)]
#[input(case = lower)]
pub enum MakeLatest {
    /// It does.
    True,
    /// It does not.
    False,
    /// By the day of its creation and its version.
    Legacy,
}
