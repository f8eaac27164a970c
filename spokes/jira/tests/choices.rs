//! What inputs may be, as Jira's own example answers list it.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on panics")]

use spoke_jira::Jira;
use spoke_jira::links::ListIssueLinkTypes;
use spoke_jira::metadata::ListCreateIssueTypes;
use spoke_jira::projects::ListProjects;
use spoke_jira::transitions::ListTransitions;
use spoke_runtime::prelude::*;
use spoke_runtime::serde_json::{Value, json};
use spoke_runtime::{Action, FakeHub, StubInput};

/// A hub on which `A` is answered as in its wire test.
fn answering<A: Action<Spoke = Jira>>(reply: &str) -> FakeHub {
    let reply: Value = spoke_runtime::serde_json::from_str(reply).unwrap();
    Hub::fake().spoke::<Jira>().stub::<A>(move |_| Answer::json(200, reply["body"].clone()))
}

async fn check(
    hub: FakeHub,
    action: &str,
    input: &str,
    inputs: Value,
    path: &str,
    expected: &[(&str, &str)],
) {
    let found = hub.on("jira").choices(action, input, inputs).await.unwrap();
    let found: Vec<_> = found.iter().map(|it| (it.value.as_str().unwrap(), it.label.as_str())).collect();
    assert_eq!(found, expected);
    assert_eq!(hub.requests()[0].url.path(), path);
}

#[tokio::test]
async fn transitions_are_those_of_the_issue() {
    let hub = answering::<ListTransitions>(include_str!("wire/list_transitions/reply.json"));
    let expected = [("2", "Close Issue"), ("711", "QA Review")];
    let path = "/rest/api/3/issue/OPS-1/transitions";
    check(hub, "transition_issue", "transition", json!({"issue": "OPS-1"}), path, &expected).await;
}

#[tokio::test]
async fn issue_types_are_those_of_the_project() {
    let hub = answering::<ListCreateIssueTypes>(include_str!("wire/list_create_issue_types/reply.json"));
    let path = "/rest/api/3/issue/createmeta/OPS/issuetypes";
    check(hub, "create_issue", "issue_type", json!({"project": "OPS"}), path, &[("Bug", "Bug")]).await;
}

#[tokio::test]
async fn projects_are_all_that_are_seen() {
    let page = |input: &StubInput<'_>| {
        let project = |id: &str, key: &str, name: &str| json!({"id": id, "key": key, "name": name});
        let of = match input["start_at"].as_u64().unwrap_or_default() {
            0 => [project("1", "OPS", "Operations"), project("2", "NET", "Network")].to_vec(),
            _ => vec![project("3", "WEB", "Shop")],
        };
        Answer::json(200, json!({"values": of, "total": 3}))
    };
    let hub = Hub::fake().spoke::<Jira>().stub::<ListProjects>(page);
    let expected = [("OPS", "Operations"), ("NET", "Network"), ("WEB", "Shop")];
    check(hub, "create_issue", "project", json!({}), "/rest/api/3/project/search", &expected).await;
}

#[tokio::test]
async fn link_types_are_those_of_the_site() {
    let hub = answering::<ListIssueLinkTypes>(include_str!("wire/list_issue_link_types/reply.json"));
    let expected = [("Duplicate", "Duplicate"), ("Blocks", "Blocks")];
    check(hub, "link_issues", "link_type", json!({}), "/rest/api/3/issueLinkType", &expected).await;
}
