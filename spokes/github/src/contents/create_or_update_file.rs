//! `PUT /repos/{owner}/{repo}/contents/{path}`,
//! <https://docs.github.com/rest/repos/contents#create-or-update-file-contents>

use spoke_runtime::prelude::*;

use crate::{FileCommit, GitHub, Person};

/// Writes a file in one commit.
///
/// Safe to repeat: without `sha` it only creates, and GitHub answers 422 where the file is there already; with `sha` it
/// only replaces that blob, and GitHub answers 409 once the file has changed. Write files of one branch one after the
/// other: at the same time they conflict.
#[derive(Action, Clone, Debug)]
#[action(
    GitHub: PUT "/repos/{owner}/{repo}/contents/{path:+}" -> FileCommit,
    fn = create_or_update_file,
    scopes("contents:write"),
    docs = "https://docs.github.com/rest/repos/contents#create-or-update-file-contents",
)]
#[non_exhaustive]
pub struct CreateOrUpdateFile {
    /// The account that has the repository.
    pub owner: String,
    /// The repository's name.
    pub repo: String,
    /// The file, from the root: `runbooks/disk full.md`.
    pub path: String,
    /// The commit's message.
    pub message: String,
    /// The whole content as Base64 (RFC 4648, section 4).
    pub content: String,
    /// The blob that it replaces, as [`GetFile`](super::GetFile) gives it; required to change a file.
    pub sha: Option<String>,
    /// The branch; the default branch where nothing is said.
    pub branch: Option<String>,
    /// Who commits it; whoever signs in where nothing is said.
    pub committer: Option<Person>,
    /// Who wrote it; who commits it where nothing is said.
    pub author: Option<Person>,
}
