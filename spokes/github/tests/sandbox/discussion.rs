//! Issues, comments, labels and pull requests, by the typed actions.

use spoke_github::issues::{
    CreateIssue, CreateIssueComment, DeleteIssueComment, GetIssue, IssueStateChange, ListIssueComments,
    ListIssues, StateReason, UpdateIssue, UpdateIssueComment,
};
use spoke_github::labels::{AddLabels, CreateLabel, ListIssueLabels, ListLabels, RemoveLabel};
use spoke_github::pulls::{
    CreatePullRequest, CreateReview, GetPullRequest, ListPullRequestFiles, ListPullRequests,
    MergePullRequest, PullRequestStateChange, RequestReviewers, ReviewEvent, UpdatePullRequest,
};
use spoke_github::sandbox::TOKEN;
use spoke_github::{GitHubError, IssueState, ReviewState, StateFilter};
use spoke_runtime::Kind;
use spoke_runtime::prelude::*;

use super::code::{branch, write};
use super::{AWKWARD, HEAD, connect, sandbox};

#[tokio::test]
async fn an_issue_from_opened_to_closed() {
    let server = sandbox().await;
    let github = connect(&server, TOKEN);
    let issue = CreateIssue::new("acme", "infra", "Disk full").body("On db-1").on(&github).await.unwrap();
    let changed = UpdateIssue::new("acme", "infra", issue.number)
        .title(AWKWARD)
        .maybe_body(Patch::Null)
        .labels(vec!["bug".to_owned()])
        .assignees(vec!["mia".to_owned()])
        .state(IssueStateChange::Closed)
        .state_reason(StateReason::NotPlanned)
        .on(&github)
        .await
        .unwrap();
    assert_eq!((changed.title.as_str(), changed.body.as_deref()), (AWKWARD, None));
    let read = GetIssue::new("acme", "infra", issue.number).on(&github).await.unwrap();
    assert_eq!((read.state, read.state_reason.as_deref()), (IssueState::Closed, Some("not_planned")));
    assert_eq!((read.labels, read.assignees), (vec!["bug".to_owned()], vec!["mia".to_owned()]));
    assert!(read.closed_at.is_some());
    let open = ListIssues::new("acme", "infra").on(&github).await.unwrap();
    assert_eq!(open.iter().map(|it| it.number).collect::<Vec<_>>(), [1], "the pull request is left");
    assert!(open[0].pull_request_url.is_some());
    let again = UpdateIssue::new("acme", "infra", issue.number).state(IssueStateChange::Open).on(&github);
    let again = again.await.unwrap();
    assert_eq!((again.state, again.closed_at, again.title.as_str()), (IssueState::Open, None, AWKWARD));
    let missing = UpdateIssue::new("acme", "infra", 9).title("a").on(&github).await.unwrap_err();
    assert_eq!(missing.kind(), Kind::NotFound);
    let refused = UpdateIssue::new("acme", "infra", issue.number).milestone(7).on(&github).await.unwrap_err();
    assert_eq!(refused.code_as(), Some(GitHubError::Invalid));
}

#[tokio::test]
async fn comments_from_added_to_deleted() {
    let server = sandbox().await;
    let github = connect(&server, TOKEN);
    for text in ["one", "two", "three"] {
        CreateIssueComment::new("acme", "infra", 1, text).on(&github).await.unwrap();
    }
    let listed = || ListIssueComments::new("acme", "infra", 1).per_page(2).on(&github).items().all();
    let comments = listed().await.unwrap();
    let texts: Vec<_> = comments.iter().filter_map(|it| it.body.as_deref()).collect();
    assert_eq!(texts, ["one", "two", "three"]);
    let (first, second) = (comments[0].comment_id, comments[1].comment_id);
    let changed = UpdateIssueComment::new("acme", "infra", second, AWKWARD).on(&github).await.unwrap();
    assert_eq!((changed.body.as_deref(), changed.comment_id), (Some(AWKWARD), second));
    let since = changed.updated_at.unwrap();
    let recent = ListIssueComments::new("acme", "infra", 1).since(since).on(&github).await.unwrap();
    assert_eq!(recent.iter().map(|it| it.comment_id).collect::<Vec<_>>(), [second]);
    DeleteIssueComment::new("acme", "infra", first).on(&github).await.unwrap();
    assert_eq!(listed().await.unwrap().len(), 2);
    assert_eq!(GetIssue::new("acme", "infra", 1).on(&github).await.unwrap().comment_count, 2);
    let gone = DeleteIssueComment::new("acme", "infra", first).on(&github).await.unwrap_err();
    assert_eq!(gone.kind(), Kind::NotFound);
    let empty = UpdateIssueComment::new("acme", "infra", second, "").on(&github).await.unwrap_err();
    assert_eq!(empty.code_as(), Some(GitHubError::MissingField));
}

#[tokio::test]
async fn labels_of_a_repository_and_on_an_issue() {
    let server = sandbox().await;
    let github = connect(&server, TOKEN);
    let label = CreateLabel::new("acme", "infra", "P1/P2").color("f29513").description("now").on(&github);
    let label = label.await.unwrap();
    assert_eq!((label.color.as_str(), label.description.as_deref()), ("f29513", Some("now")));
    let twice = CreateLabel::new("acme", "infra", "p1/p2").on(&github).await.unwrap_err();
    assert_eq!((twice.kind(), twice.code_as()), (Kind::Conflict, Some(GitHubError::AlreadyExists)));
    let refused = CreateLabel::new("acme", "infra", "b").color("red").on(&github).await.unwrap_err();
    assert_eq!(refused.code_as(), Some(GitHubError::Invalid));
    let names = |labels: &[spoke_github::Label]| labels.iter().map(|it| it.name.clone()).collect::<Vec<_>>();
    for _ in 0..2 {
        let both = vec!["P1/P2".to_owned(), "bug".to_owned()];
        let labels = AddLabels::new("acme", "infra", 1, both).on(&github).await.unwrap();
        assert_eq!(names(&labels), ["P1/P2", "bug"]);
    }
    let all = ListLabels::new("acme", "infra").per_page(1).on(&github).items().all().await.unwrap();
    assert_eq!(names(&all), ["P1/P2", "bug"]);
    let left = RemoveLabel::new("acme", "infra", 1, "P1/P2").on(&github).await.unwrap();
    assert_eq!(names(&left), ["bug"]);
    let on_issue = ListIssueLabels::new("acme", "infra", 1).on(&github).await.unwrap();
    assert_eq!(names(&on_issue), ["bug"]);
    let gone = RemoveLabel::new("acme", "infra", 1, "P1/P2").on(&github).await.unwrap_err();
    assert_eq!((gone.kind(), gone.message()), (Kind::NotFound, Some("Label does not exist")));
}

#[tokio::test]
async fn a_pull_request_from_opened_to_merged() {
    let server = sandbox().await;
    let github = connect(&server, TOKEN);
    branch(&github, "raise").await;
    write(&github, "raise", "limits.toml", "max = 9\n", None).await.unwrap();
    let open = || CreatePullRequest::new("acme", "infra", AWKWARD, "raise", "main").body("now").draft(true);
    let pull = open().on(&github).await.unwrap();
    assert_eq!((pull.number, pull.title.as_str(), pull.is_draft), (2, AWKWARD, true));
    assert_eq!((pull.commit_count, pull.changed_file_count), (Some(1), Some(1)));
    let twice = open().on(&github).await.unwrap_err();
    assert_eq!((twice.kind(), twice.code_as()), (Kind::Invalid, Some(GitHubError::Custom)));
    let nowhere =
        CreatePullRequest::new("acme", "infra", "a", "nowhere", "main").on(&github).await.unwrap_err();
    assert_eq!(nowhere.code_as(), Some(GitHubError::Invalid));
    let draft =
        MergePullRequest::new("acme", "infra", 2, pull.head_sha.as_str()).on(&github).await.unwrap_err();
    assert_eq!(draft.status(), Some(405));

    let files = ListPullRequestFiles::new("acme", "infra", 1).on(&github).await.unwrap();
    assert!(files.is_empty());
    let files = ListPullRequestFiles::new("acme", "infra", 2).on(&github).await.unwrap();
    assert_eq!((files.len(), files[0].path.as_str(), files[0].additions), (1, "limits.toml", 2));

    let changed =
        UpdatePullRequest::new("acme", "infra", 1).title("Raise it").base("raise").on(&github).await.unwrap();
    assert_eq!((changed.title.as_str(), changed.base.as_str()), ("Raise it", "raise"));
    UpdatePullRequest::new("acme", "infra", 1).base("main").on(&github).await.unwrap();
    let asked = RequestReviewers::new("acme", "infra", 1)
        .reviewers(vec!["mia".to_owned()])
        .team_reviewers(vec!["ops".to_owned()])
        .on(&github)
        .await
        .unwrap();
    assert_eq!(
        (asked.requested_reviewers, asked.requested_teams),
        (vec!["mia".to_owned()], vec!["ops".to_owned()])
    );
    let own =
        RequestReviewers::new("acme", "infra", 1).reviewers(vec!["servicenow-bot".to_owned()]).on(&github);
    assert_eq!(own.await.unwrap_err().kind(), Kind::Invalid);
    let review = CreateReview::new("acme", "infra", 1)
        .event(ReviewEvent::Comment)
        .body("fine")
        .on(&github)
        .await
        .unwrap();
    assert_eq!((review.state, review.commit_id.as_deref()), (ReviewState::Commented, Some(HEAD)));
    let own =
        CreateReview::new("acme", "infra", 1).event(ReviewEvent::Approve).on(&github).await.unwrap_err();
    assert_eq!(own.kind(), Kind::Invalid);

    let merge = MergePullRequest::new("acme", "infra", 1, HEAD)
        .commit_title("Raise it (#1)")
        .on(&github)
        .await
        .unwrap();
    let merged = GetPullRequest::new("acme", "infra", 1).on(&github).await.unwrap();
    assert_eq!((merged.state, merged.merge_commit_sha), (IssueState::Closed, Some(merge.sha)));
    let reopened =
        UpdatePullRequest::new("acme", "infra", 1).state(PullRequestStateChange::Open).on(&github).await;
    assert_eq!(reopened.unwrap_err().kind(), Kind::Invalid);
    let all =
        ListPullRequests::new("acme", "infra").state(StateFilter::All).per_page(1).on(&github).items().all();
    assert_eq!(all.await.unwrap().iter().map(|it| it.number).collect::<Vec<_>>(), [2, 1]);
    let one = ListPullRequests::new("acme", "infra").head("acme:raise").on(&github).await.unwrap();
    assert_eq!((one.len(), one[0].commit_count, one[0].number), (1, None, 2));
    let closed =
        UpdatePullRequest::new("acme", "infra", 2).state(PullRequestStateChange::Closed).on(&github).await;
    assert_eq!(closed.unwrap().state, IssueState::Closed);
    assert!(ListPullRequests::new("acme", "infra").on(&github).await.unwrap().is_empty());
}
