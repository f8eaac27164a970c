//! `DELETE /repos/{owner}/{repo}/contents/{path}`,
//! <https://docs.github.com/rest/repos/contents#delete-a-file>

use spoke_runtime::prelude::*;

use crate::{FileCommit, GitHub, Person};

/// Deletes a file in one commit.
///
/// Safe to repeat: a file that is gone is answered 404, one that has changed 409.
#[derive(Action, Clone, Debug)]
#[action(
    GitHub: DELETE "/repos/{owner}/{repo}/contents/{path:+}" -> FileCommit,
    fn = delete_file,
    body = {
        "message": message,
        "sha": sha,
        "branch": branch,
        "committer": committer,
        "author": author,
    },
    scopes("contents:write"),
    docs = "https://docs.github.com/rest/repos/contents#delete-a-file",
)]
#[non_exhaustive]
pub struct DeleteFile {
    /// The account that has the repository.
    pub owner: String,
    /// The repository's name.
    pub repo: String,
    /// The file, from the root: `runbooks/disk full.md`.
    pub path: String,
    /// The commit's message.
    pub message: String,
    /// The blob that is deleted, as [`GetFile`](super::GetFile) gives it.
    pub sha: String,
    /// The branch; the default branch where nothing is said.
    pub branch: Option<String>,
    /// Who commits it; whoever signs in where nothing is said.
    pub committer: Option<Person>,
    /// Who wrote it; who commits it where nothing is said.
    pub author: Option<Person>,
}
