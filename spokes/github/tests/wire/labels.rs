//! Labels on the wire.

use spoke_github::GitHubError;
use spoke_github::labels::{AddLabels, CreateLabel, ListIssueLabels, ListLabels, RemoveLabel};
use spoke_runtime::Kind;

use super::wire;

#[tokio::test]
async fn create_label() {
    let action =
        CreateLabel::new("acme", "infra", "P1/P2 🚨").color("f29513").description("Something isn't working");
    let label = wire().reply(action.clone()).await;
    assert_eq!((label.label_id, label.name.as_str(), label.color.as_str()), (208_045_946, "bug", "f29513"));
    assert_eq!((label.description.as_deref(), label.is_default), (Some("Something isn't working"), true));
    let error = wire().error(action, Kind::Conflict, Some("already_exists")).await;
    assert_eq!((error.status(), error.code_as()), (Some(422), Some(GitHubError::AlreadyExists)));
}

#[tokio::test]
async fn list_labels() {
    let action = ListLabels::new("acme", "infra").per_page(2).page(1);
    let labels = wire().reply(action.clone()).await;
    let names: Vec<_> = labels.iter().map(|label| (label.name.as_str(), label.is_default)).collect();
    assert_eq!(names, [("bug", true), ("enhancement", false)]);
    wire().error(action, Kind::NotFound, None).await;
}

#[tokio::test]
async fn list_issue_labels() {
    let action = ListIssueLabels::new("acme", "infra", 1347).per_page(2).page(1);
    let labels = wire().reply(action.clone()).await;
    assert_eq!((labels.len(), labels[0].description.as_deref()), (2, None));
    wire().error(action, Kind::NotFound, None).await;
}

#[tokio::test]
async fn add_labels() {
    let action = AddLabels::new("acme", "infra", 1347, vec!["bug".to_owned(), "P1/P2".to_owned()]);
    let labels = wire().reply(action.clone()).await;
    assert_eq!((labels.len(), labels[1].name.as_str()), (2, "enhancement"));
    let error = wire().error(action, Kind::NotFound, None).await;
    assert_eq!((error.status(), error.message()), (Some(410), Some("This issue was deleted")));
}

#[tokio::test]
async fn remove_label() {
    let action = RemoveLabel::new("acme", "infra", 1347, "P1/P2");
    let labels = wire().reply(action.clone()).await;
    assert_eq!((labels.len(), labels[0].name.as_str()), (1, "bug"));
    wire().error(action, Kind::NotFound, None).await;
}
