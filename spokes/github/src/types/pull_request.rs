//! A pull request as GitHub gives it.

use spoke_runtime::prelude::*;

use super::IssueState;

/// A pull request. What lists leave out is `None` there.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct PullRequest {
    /// The id, unique on all of GitHub.
    #[out(id)]
    pub pull_request_id: u64,
    /// The number inside its repository.
    #[out(number)]
    pub number: u64,
    /// Where people read it.
    #[out(html_url)]
    pub url: String,
    /// One line.
    #[out(title)]
    pub title: String,
    /// The text, as Markdown.
    #[out(body)]
    pub body: Option<String>,
    /// Whether it is open; a merged one is closed.
    #[out(state)]
    pub state: IssueState,
    /// Whether it is a draft.
    #[out(draft, default)]
    pub is_draft: bool,
    /// The login of who opened it.
    #[out(user.login)]
    pub author: Option<String>,
    /// The branch with the changes.
    #[out(head.ref)]
    pub head: String,
    /// The commit at its head: what a merge names.
    #[out(head.sha)]
    pub head_sha: String,
    /// The branch that they are for.
    #[out(base.ref)]
    pub base: String,
    /// The commit that `base` was at.
    #[out(base.sha)]
    pub base_sha: String,
    /// The names of its labels.
    #[out(labels[].name)]
    pub labels: Vec<String>,
    /// The logins of who takes care of it.
    #[out(assignees[].login, default)]
    pub assignees: Vec<String>,
    /// The logins of who is asked to review it.
    #[out(requested_reviewers[].login, default)]
    pub requested_reviewers: Vec<String>,
    /// The slugs of the teams that are asked to review it.
    #[out(requested_teams[].slug, default)]
    pub requested_teams: Vec<String>,
    /// When it was opened (RFC 3339).
    #[out(created_at)]
    pub created_at: String,
    /// When it was last changed (RFC 3339).
    #[out(updated_at)]
    pub updated_at: String,
    /// When it was closed (RFC 3339).
    #[out(closed_at)]
    pub closed_at: Option<String>,
    /// When it was merged (RFC 3339).
    #[out(merged_at)]
    pub merged_at: Option<String>,
    /// The commit that merged it, or while it is open one that tries to.
    #[out(merge_commit_sha)]
    pub merge_commit_sha: Option<String>,
    /// Whether it can be merged without a conflict; not in lists, nor while GitHub finds it out.
    #[out(mergeable)]
    pub is_mergeable: Option<bool>,
    /// More about that: `clean`, `dirty`, `blocked`; not in lists.
    #[out(mergeable_state)]
    pub mergeable_state: Option<String>,
    /// How many commits it has; not in lists.
    #[out(commits)]
    pub commit_count: Option<u64>,
    /// How many lines it adds; not in lists.
    #[out(additions)]
    pub additions: Option<u64>,
    /// How many lines it takes away; not in lists.
    #[out(deletions)]
    pub deletions: Option<u64>,
    /// How many files it changes; not in lists.
    #[out(changed_files)]
    pub changed_file_count: Option<u64>,
}
