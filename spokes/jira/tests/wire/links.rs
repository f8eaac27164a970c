//! Links between issues.

use spoke_jira::links::{DeleteIssueLink, GetIssueLink, LinkIssues, ListIssueLinkTypes};
use spoke_runtime::Kind;

use crate::wire;

#[tokio::test]
async fn link_issues() {
    let action = LinkIssues::new("Blocks", "OPS-24", "OPS-25");
    wire().reply(action.clone()).await;
    wire().error(action, Kind::NotFound, None).await;
}

#[tokio::test]
async fn get_issue_link() {
    let action = GetIssueLink::new("10001");
    let link = wire().reply(action.clone()).await;
    assert_eq!((link.link_id.as_str(), link.link_type.as_deref()), ("10001", Some("Duplicate")));
    assert_eq!((link.inward_issue.as_deref(), link.outward_issue.as_deref()), (Some("PR-3"), Some("PR-2")));
    wire().error(action, Kind::NotFound, None).await;
}

#[tokio::test]
async fn delete_issue_link() {
    let action = DeleteIssueLink::new("10001");
    wire().reply(action.clone()).await;
    wire().error(action, Kind::NotFound, None).await;
}

#[tokio::test]
async fn list_issue_link_types() {
    let action = ListIssueLinkTypes::new();
    let types = wire().reply(action.clone()).await.types;
    assert_eq!(types.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(), ["Duplicate", "Blocks"]);
    assert_eq!((types[1].type_id.as_str(), types[1].inward.as_deref()), ("1010", Some("Blocked by")));
    assert_eq!(types[1].outward.as_deref(), Some("Blocks"));
    wire().error(action, Kind::NotFound, None).await;
}
