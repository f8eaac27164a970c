//! Pull requests with their reviews.

mod create_pull_request;
mod create_review;
mod get_pull_request;
mod list_pull_request_files;
mod list_pull_requests;
mod merge_pull_request;
mod request_reviewers;
mod update_pull_request;

use spoke_runtime::{Listed, listed};

use crate::GitHub;

pub use create_pull_request::{CreatePullRequest, create_pull_request};
pub use create_review::{CreateReview, ReviewComment, ReviewEvent, Side, create_review};
pub use get_pull_request::{GetPullRequest, get_pull_request};
pub use list_pull_request_files::{ListPullRequestFiles, list_pull_request_files};
pub use list_pull_requests::{ListPullRequests, PullRequestSort, list_pull_requests};
pub use merge_pull_request::{Merge, MergeMethod, MergePullRequest, merge_pull_request};
pub use request_reviewers::{RequestReviewers, request_reviewers};
pub use update_pull_request::{PullRequestStateChange, UpdatePullRequest, update_pull_request};

/// The actions of this area.
pub const ACTIONS: &[Listed<GitHub>] = &[
    listed::<CreatePullRequest>(),
    listed::<CreateReview>(),
    listed::<GetPullRequest>(),
    listed::<ListPullRequestFiles>(),
    listed::<ListPullRequests>(),
    listed::<MergePullRequest>(),
    listed::<RequestReviewers>(),
    listed::<UpdatePullRequest>(),
];
