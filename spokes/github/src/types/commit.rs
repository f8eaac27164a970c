//! A commit with the files that it changes.

use spoke_runtime::prelude::*;

/// A commit. What lists leave out is `None` or empty there.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct Commit {
    /// The commit, 40 hex digits.
    #[out(sha)]
    pub sha: String,
    /// Where people read it.
    #[out(html_url)]
    pub url: String,
    /// The whole message.
    #[out(commit.message)]
    pub message: String,
    /// The full name of who wrote it.
    #[out(commit.author.name)]
    pub author_name: Option<String>,
    /// The address of who wrote it.
    #[out(commit.author.email)]
    pub author_email: Option<String>,
    /// When it was written (RFC 3339).
    #[out(commit.author.date)]
    pub authored_at: Option<String>,
    /// When it was committed (RFC 3339).
    #[out(commit.committer.date)]
    pub committed_at: Option<String>,
    /// The login of who wrote it, where GitHub knows the address.
    #[out(author.login)]
    pub author: Option<String>,
    /// The login of who committed it, where GitHub knows the address.
    #[out(committer.login)]
    pub committer: Option<String>,
    /// The commits before it.
    #[out(parents[].sha)]
    pub parents: Vec<String>,
    /// Whether GitHub trusts its signature.
    #[out(commit.verification.verified)]
    pub is_verified: Option<bool>,
    /// How many lines it adds; not in lists.
    #[out(stats.additions)]
    pub additions: Option<u64>,
    /// How many lines it takes away; not in lists.
    #[out(stats.deletions)]
    pub deletions: Option<u64>,
    /// The files that it changes; not in lists.
    #[out(files, default)]
    pub files: Vec<ChangedFile>,
}

/// A file that a commit or a pull request changes.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct ChangedFile {
    /// Where it is, from the root.
    #[out(filename)]
    pub path: String,
    /// Where it was before, if that was elsewhere.
    #[out(previous_filename)]
    pub previous_path: Option<String>,
    /// What happened to it.
    #[out(status)]
    pub status: FileStatus,
    /// How many lines are added.
    #[out(additions)]
    pub additions: u64,
    /// How many lines are taken away.
    #[out(deletions)]
    pub deletions: u64,
    /// The difference, where it is text and not too long.
    #[out(patch)]
    pub patch: Option<String>,
    /// The blob that it is from now on.
    #[out(sha)]
    pub sha: Option<String>,
}

/// What happened to a file.
#[derive(Clone, Debug, Output, PartialEq, Eq)]
#[out(case = lower)]
#[non_exhaustive]
pub enum FileStatus {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// Its content is another.
    Modified,
    /// It is elsewhere.
    Renamed,
    /// It was made of another.
    Copied,
    /// Its mode is another.
    Changed,
    /// Nothing.
    Unchanged,
    /// A word that GitHub added later.
    #[out(other)]
    Other(String),
}
