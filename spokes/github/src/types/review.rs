//! A review of a pull request.

use spoke_runtime::prelude::*;

/// A review of a pull request.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct Review {
    /// The id, unique on all of GitHub.
    #[out(id)]
    pub review_id: u64,
    /// Where people read it.
    #[out(html_url)]
    pub url: String,
    /// What it says.
    #[out(state)]
    pub state: ReviewState,
    /// The text, as Markdown.
    #[out(body)]
    pub body: Option<String>,
    /// The login of who wrote it.
    #[out(user.login)]
    pub author: Option<String>,
    /// The commit that was looked at.
    #[out(commit_id)]
    pub commit_id: Option<String>,
    /// When it was submitted (RFC 3339).
    #[out(submitted_at)]
    pub submitted_at: Option<String>,
}

/// What a review says.
#[derive(Clone, Debug, Output, PartialEq, Eq)]
#[out(case = screaming_snake)]
#[non_exhaustive]
pub enum ReviewState {
    /// It may be merged.
    Approved,
    /// It must be changed first.
    ChangesRequested,
    /// Neither.
    Commented,
    /// Its author has not submitted it yet.
    Pending,
    /// It no longer counts.
    Dismissed,
    /// A state that GitHub added later.
    #[out(other)]
    Other(String),
}
