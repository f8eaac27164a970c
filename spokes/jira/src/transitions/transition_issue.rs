//! `POST /rest/api/3/issue/{issueIdOrKey}/transitions`,
//! <https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-issueidorkey-transitions-post>

use std::collections::BTreeMap;

use spoke_runtime::prelude::*;
use spoke_runtime::serde_json::Value;

use crate::limits::{CHANGES, CHANGES_FOR_LONGER};
use crate::{Document, Jira};

use super::ListTransitions;

/// Moves an issue on in its workflow, by a transition that [`list_transitions`](super::list_transitions) names.
#[derive(Action, Clone, Debug)]
#[action(
    Jira: POST "/rest/api/3/issue/{issue}/transitions" -> (),
    body = {
        "transition": {"id": transition},
        "fields": {
            "resolution": {"name": resolution},
            "assignee": {"accountId": assignee},
            ..more,
        },
        "update": {"comment": [{"add": {"body": comment}}]},
    },
    scopes("write:jira-work"),
    limit = [CHANGES by issue, CHANGES_FOR_LONGER by issue],
    docs = "https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-issueidorkey-transitions-post",
)]
#[non_exhaustive]
pub struct TransitionIssue {
    /// The key or the id.
    pub issue: String,
    /// The transition's id; an issue has those that its status has.
    #[input(choices = ListTransitions(issue = issue) => transitions[].transition_id, labels = transitions[].name)]
    pub transition: String,
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
