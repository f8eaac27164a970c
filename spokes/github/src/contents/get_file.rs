//! `GET /repos/{owner}/{repo}/contents/{path}`,
//! <https://docs.github.com/rest/repos/contents#get-repository-content>

use spoke_runtime::prelude::*;

use crate::GitHub;

/// Gives a file with its content.
///
/// Up to 1 MB; above, up to 100 MB, GitHub leaves `content` empty and `encoding` is `none`. For a folder the answer is a
/// list, which is no file and so an error.
#[derive(Action, Clone, Debug)]
#[action(
    GitHub: GET "/repos/{owner}/{repo}/contents/{path:+}" -> FileContent,
    scopes("contents:read"),
    docs = "https://docs.github.com/rest/repos/contents#get-repository-content",
)]
#[non_exhaustive]
pub struct GetFile {
    /// The account that has the repository.
    pub owner: String,
    /// The repository's name.
    pub repo: String,
    /// The file, from the root: `runbooks/disk full.md`.
    pub path: String,
    /// The branch, tag or commit; the default branch where nothing is said.
    #[input(query = "ref")]
    pub reference: Option<String>,
}

/// A file with its content.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct FileContent {
    /// Its name.
    #[out(name)]
    pub name: String,
    /// Where it is, from the root.
    #[out(path)]
    pub path: String,
    /// The blob: what an update and a deletion must name.
    #[out(sha)]
    pub sha: String,
    /// How long it is, in bytes.
    #[out(size)]
    pub size: u64,
    /// What it is: `file`, `symlink` or `submodule`.
    #[out(type)]
    pub file_type: String,
    /// The content as Base64 with line breaks in it (RFC 2045).
    #[out(content)]
    pub content: Option<String>,
    /// How `content` is written: `base64`, or `none` where the file is too large.
    #[out(encoding)]
    pub encoding: Option<String>,
    /// Where people read it.
    #[out(html_url)]
    pub url: Option<String>,
    /// Where it can be fetched as it is, for a short time where the repository is private.
    #[out(download_url)]
    pub download_url: Option<String>,
}
