//! Pull requests on the wire.

use spoke_github::pulls::{
    CreatePullRequest, CreateReview, GetPullRequest, ListPullRequestFiles, ListPullRequests, MergeMethod,
    MergePullRequest, PullRequestSort, PullRequestStateChange, RequestReviewers, ReviewComment, ReviewEvent,
    Side, UpdatePullRequest,
};
use spoke_github::{Direction, FileStatus, GitHubError, IssueState, ReviewState, StateFilter};
use spoke_runtime::Kind;

use super::{HEAD, wire};

#[tokio::test]
async fn create_pull_request() {
    let title = "\"Disk full\" on db-1 — 100 % of /var";
    let action = CreatePullRequest::new("acme", "infra", title, "octocat:new-topic", "master")
        .body("Größe\n{now}")
        .head_repo("Hello-World")
        .draft(true)
        .maintainer_can_modify(false);
    let pull = wire().reply(action.clone()).await;
    assert_eq!((pull.pull_request_id, pull.number, pull.title.as_str()), (1, 1347, "Amazing new feature"));
    assert_eq!(
        (pull.head.as_str(), pull.head_sha.as_str(), pull.base.as_str()),
        ("new-topic", HEAD, "master")
    );
    assert_eq!((pull.state, pull.is_draft, pull.is_mergeable), (IssueState::Open, false, Some(true)));
    assert_eq!(
        (pull.requested_reviewers, pull.requested_teams),
        (vec!["other_user".to_owned()], vec!["justice-league".to_owned()])
    );
    assert_eq!(
        (pull.commit_count, pull.additions, pull.deletions, pull.changed_file_count),
        (Some(3), Some(100), Some(3), Some(5))
    );
    let error = wire().error(action, Kind::Invalid, Some("custom")).await;
    assert_eq!(error.code_as(), Some(GitHubError::Custom));
    assert_eq!(error.message(), Some("A pull request already exists for octocat:new-topic."));
}

#[tokio::test]
async fn update_pull_request() {
    let action = UpdatePullRequest::new("acme", "infra", 1347)
        .title("Raise the limit")
        .body("")
        .state(PullRequestStateChange::Closed)
        .base("main")
        .maintainer_can_modify(true);
    let pull = wire().reply(action.clone()).await;
    assert_eq!((pull.state, pull.is_mergeable), (IssueState::Closed, None));
    assert_eq!(pull.merged_at.as_deref(), Some("2011-01-26T19:01:12Z"));
    wire().error(action, Kind::Forbidden, None).await;
}

#[tokio::test]
async fn get_pull_request() {
    let action = GetPullRequest::new("acme", "infra", 1347);
    let pull = wire().reply(action.clone()).await;
    assert_eq!((pull.is_mergeable, pull.mergeable_state.as_deref()), (None, Some("clean")));
    assert_eq!(
        (pull.labels, pull.assignees),
        (vec!["bug".to_owned()], vec!["octocat".to_owned(), "hubot".to_owned()])
    );
    wire().error(action, Kind::NotFound, None).await;
}

#[tokio::test]
async fn list_pull_requests() {
    let action = ListPullRequests::new("acme", "infra")
        .state(StateFilter::All)
        .head("octocat:new-topic")
        .base("master")
        .sort(PullRequestSort::LongRunning)
        .direction(Direction::Asc)
        .per_page(100)
        .page(2);
    let pulls = wire().reply(action.clone()).await;
    assert_eq!((pulls.len(), &pulls[0].author, pulls[0].commit_count), (1, &None, None));
    assert_eq!(pulls[0].state, IssueState::Other("queued".to_owned()));
    wire().error(action, Kind::Invalid, Some("invalid")).await;
}

#[tokio::test]
async fn merge_pull_request() {
    let action = MergePullRequest::new("acme", "infra", 42, HEAD)
        .commit_title("Raise the limit (#42)")
        .merge_method(MergeMethod::Squash);
    let merge = wire().reply(action.clone()).await;
    assert_eq!((merge.sha.as_str(), merge.is_merged), ("827efc6d56897b048c772eb4087f854f46256132", true));
    wire().error(action, Kind::Conflict, None).await;
}

#[tokio::test]
async fn create_review() {
    let remark = ReviewComment {
        path: "file.md".into(),
        body: "Please add more information here, and fix this \"typo\".".into(),
        line: Some(7),
        side: Some(Side::Right),
        start_line: Some(6),
        start_side: Some(Side::Left),
    };
    let action = CreateReview::new("acme", "infra", 12)
        .event(ReviewEvent::RequestChanges)
        .body("This is close to perfect!")
        .commit_id("ecdd80bb57125d7ba9641ffaa4d7d2c19d3f3091")
        .comments(vec![remark]);
    let review = wire().reply(action.clone()).await;
    assert_eq!((review.review_id, review.state), (80, ReviewState::ChangesRequested));
    assert_eq!(review.submitted_at.as_deref(), Some("2019-11-17T17:43:43Z"));
    let error = wire().error(action, Kind::Invalid, None).await;
    assert_eq!(error.message(), Some("Can not approve your own pull request"));
}

#[tokio::test]
async fn request_reviewers() {
    let action = RequestReviewers::new("acme", "infra", 1347)
        .reviewers(vec!["octocat".to_owned()])
        .team_reviewers(vec!["justice-league".to_owned()]);
    let pull = wire().reply(action.clone()).await;
    assert_eq!(pull.requested_reviewers, ["octocat", "hubot", "other_user"]);
    wire().error(action, Kind::Invalid, None).await;
}

#[tokio::test]
async fn list_pull_request_files() {
    let action = ListPullRequestFiles::new("acme", "infra", 1347).per_page(100).page(1);
    let files = wire().reply(action.clone()).await;
    assert_eq!((files.len(), files[0].path.as_str(), files[0].additions), (1, "file1.txt", 103));
    assert_eq!((&files[0].status, &files[0].patch), (&FileStatus::Other("conflicted".to_owned()), &None));
    wire().error(action, Kind::NotFound, None).await;
}
