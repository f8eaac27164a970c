//! A commit that wrote or deleted one file, and whose name stands in it.

use spoke_runtime::prelude::*;

/// A commit that wrote or deleted one file.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct FileCommit {
    /// The commit, 40 hex digits.
    #[out(commit.sha)]
    pub commit_sha: String,
    /// Where people read the commit.
    #[out(commit.html_url)]
    pub commit_url: Option<String>,
    /// Where the file is, from the root; `None` where it was deleted.
    #[out(content.path)]
    pub path: Option<String>,
    /// The blob that the file is from now on; `None` where it was deleted.
    #[out(content.sha)]
    pub sha: Option<String>,
    /// Where people read the file; `None` where it was deleted.
    #[out(content.html_url)]
    pub url: Option<String>,
}

/// Somebody by name and address, as Git writes them down.
#[derive(Clone, Debug, Input)]
pub struct Person {
    /// The full name.
    pub name: String,
    /// The address.
    pub email: String,
}
