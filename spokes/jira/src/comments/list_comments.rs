//! `GET /rest/api/3/issue/{issueIdOrKey}/comment`,
//! <https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-comments/#api-rest-api-3-issue-issueidorkey-comment-get>

use spoke_runtime::prelude::*;

use super::Comment;
use crate::Jira;

/// Lists the comments of an issue, oldest first where nothing else is said.
#[derive(Action, Clone, Debug)]
#[action(
    Jira: GET "/rest/api/3/issue/{issue}/comment" -> Comments,
    case = camel,
    pages(offset => start_at, total = total),
    scopes("read:jira-work"),
    docs = "https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-comments/#api-rest-api-3-issue-issueidorkey-comment-get",
)]
#[non_exhaustive]
pub struct ListComments {
    /// The key or the id.
    pub issue: String,
    /// How many comments to skip.
    pub start_at: Option<u64>,
    /// The most comments on a page: 100 where nothing is said; Jira may give fewer.
    pub max_results: Option<u32>,
    /// Which come first.
    pub order_by: Option<CommentOrder>,
}

/// Which comments come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Input)]
#[non_exhaustive]
pub enum CommentOrder {
    /// The oldest.
    #[input(rename = "created")]
    OldestFirst,
    /// The newest.
    #[input(rename = "-created")]
    NewestFirst,
}

/// A page of comments.
#[derive(Clone, Debug, Output)]
#[out(case = camel)]
#[non_exhaustive]
pub struct Comments {
    /// The comments.
    #[out(comments, items)]
    pub comments: Vec<Comment>,
    /// How many stand before this page.
    pub start_at: Option<u64>,
    /// How many there are in all.
    pub total: Option<u64>,
}
