//! The workflow of issues.

use std::collections::BTreeMap;

use spoke_jira::transitions::{
    ListTransitions, TransitionExpansion, TransitionIssue, TransitionIssueByName, TransitionIssueToStatus,
};
use spoke_runtime::Kind;
use spoke_runtime::serde_json::json;

use crate::{AWKWARD, MIA, wire};

#[tokio::test]
async fn list_transitions() {
    let action = ListTransitions::new("OPS-24")
        .transition_id("2")
        .expand(TransitionExpansion::Fields)
        .include_unavailable_transitions(true);
    let transitions = wire().reply(action.clone()).await.transitions;
    let close = &transitions[0];
    assert_eq!((close.transition_id.as_str(), close.name.as_deref()), ("2", Some("Close Issue")));
    assert_eq!((close.status_id.as_deref(), close.status.as_deref()), (Some("10000"), Some("In Progress")));
    assert_eq!(close.status_category.as_deref(), Some("in-flight"));
    assert_eq!((close.has_screen, close.is_available), (Some(false), Some(true)));
    let fields: Vec<_> = transitions[1].fields.keys().map(String::as_str).collect();
    assert_eq!((transitions.len(), fields), (2, vec!["colour", "summary"]));
    wire().error(action, Kind::NotFound, None).await;
}

#[tokio::test]
async fn transition_issue() {
    let action = TransitionIssue::new("OPS-24", "711")
        .resolution("Done")
        .assignee(MIA)
        .comment(AWKWARD)
        .more(BTreeMap::from([("customfield_10010".to_owned(), json!(["a"]))]));
    wire().reply(action.clone()).await;
    wire().error(action, Kind::Conflict, None).await;
}

#[tokio::test]
async fn transition_issue_by_name() {
    let action = TransitionIssueByName::new("OPS-24", "QA Review")
        .resolution("Done")
        .assignee(MIA)
        .comment("done")
        .more(BTreeMap::from([("customfield_10010".to_owned(), json!(1))]));
    wire().reply(action.clone()).await;
    wire().error(action, Kind::Conflict, None).await;
}

#[tokio::test]
async fn transition_issue_to_status() {
    let action = TransitionIssueToStatus::new("OPS-24", "Closed")
        .resolution("Done")
        .assignee(MIA)
        .comment("done")
        .more(BTreeMap::from([("customfield_10010".to_owned(), json!(1))]));
    wire().reply(action.clone()).await;
    wire().error(action, Kind::Conflict, None).await;
}
