//! `POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews`,
//! <https://docs.github.com/rest/pulls/reviews#create-a-review-for-a-pull-request>

use spoke_runtime::prelude::*;

use crate::limits::{CONTENT, CONTENT_AN_HOUR};
use crate::{GitHub, Review};

/// Reviews a pull request: approves it, asks for changes, or comments.
#[derive(Action, Clone, Debug)]
#[action(
    GitHub: POST "/repos/{owner}/{repo}/pulls/{number}/reviews" -> Review,
    scopes("pull_requests:write"),
    limit = [CONTENT, CONTENT_AN_HOUR],
    docs = "https://docs.github.com/rest/pulls/reviews#create-a-review-for-a-pull-request",
)]
#[non_exhaustive]
pub struct CreateReview {
    /// The account that has the repository.
    pub owner: String,
    /// The repository's name.
    pub repo: String,
    /// The number inside the repository.
    pub number: u64,
    /// What the review says; it waits to be submitted where nothing is said.
    pub event: Option<ReviewEvent>,
    /// The text, as Markdown; required to ask for changes and to comment.
    pub body: Option<String>,
    /// The commit that was looked at, 40 hex digits; the newest where nothing is said.
    pub commit_id: Option<String>,
    /// Remarks on lines of the difference.
    pub comments: Option<Vec<ReviewComment>>,
}

/// What a review says.
#[derive(Clone, Copy, Debug, Input, PartialEq, Eq)]
#[input(case = screaming_snake)]
pub enum ReviewEvent {
    /// It may be merged.
    Approve,
    /// It must be changed first.
    RequestChanges,
    /// Neither.
    Comment,
}

/// A remark on lines of the difference.
#[derive(Clone, Debug, Input)]
pub struct ReviewComment {
    /// The file, from the repository's root.
    pub path: String,
    /// The text, as Markdown.
    pub body: String,
    /// The line, or the last of several.
    pub line: Option<u32>,
    /// Which side of the difference `line` counts.
    pub side: Option<Side>,
    /// The first of several lines.
    pub start_line: Option<u32>,
    /// Which side of the difference `start_line` counts.
    pub start_side: Option<Side>,
}

/// A side of a difference.
#[derive(Clone, Copy, Debug, Input, PartialEq, Eq)]
#[input(case = upper)]
pub enum Side {
    /// As it was.
    Left,
    /// As it is to be.
    Right,
}
