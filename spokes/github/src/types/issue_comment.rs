//! A comment on an issue or a pull request.

use spoke_runtime::prelude::*;

/// A comment on an issue or a pull request.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct IssueComment {
    /// The id, unique on all of GitHub.
    #[out(id)]
    pub comment_id: u64,
    /// Where people read it.
    #[out(html_url)]
    pub url: String,
    /// The text, as Markdown.
    #[out(body)]
    pub body: Option<String>,
    /// The login of who wrote it.
    #[out(user.login)]
    pub author: Option<String>,
    /// When it was added (RFC 3339).
    #[out(created_at)]
    pub created_at: String,
    /// When it was last changed (RFC 3339).
    #[out(updated_at)]
    pub updated_at: Option<String>,
}
