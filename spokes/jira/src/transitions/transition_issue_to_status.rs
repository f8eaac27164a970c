//! A sequence: `GET /rest/api/3/issue/{issueIdOrKey}/transitions`, then `POST` to the same path,
//! <https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-issueidorkey-transitions-post>

use std::collections::BTreeMap;

use spoke_runtime::prelude::*;
use spoke_runtime::serde_json::Value;

use super::{ListTransitions, TransitionIssue};
use crate::{Document, Jira};

/// Moves an issue on to a status, by the one transition that leads there from its own.
#[derive(Action, Clone, Debug)]
#[action(
    Jira -> (),
    sequence(
        listed = ListTransitions(issue = issue),
        TransitionIssue(
            issue = issue,
            transition = listed.transitions[status == status].transition_id,
            resolution = resolution,
            assignee = assignee,
            comment = comment,
            more = more,
        ),
    ),
    scopes("read:jira-work", "write:jira-work"),
    docs = "https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-issueidorkey-transitions-post",
)]
#[non_exhaustive]
pub struct TransitionIssueToStatus {
    /// The key or the id.
    pub issue: String,
    /// The status's name: `In Progress`.
    pub status: String,
    /// How it ended, by the resolution's name: `Done`. Like all fields here, it must be on the transition's screen.
    pub resolution: Option<String>,
    /// The account id of who takes care of it.
    pub assignee: Option<String>,
    /// What is said along with it; plain text becomes a [`Document`].
    #[input(into)]
    pub comment: Option<Document>,
    /// Other fields of the transition's screen by their ids: `customfield_10010`.
    pub more: Option<BTreeMap<String, Value>>,
}
