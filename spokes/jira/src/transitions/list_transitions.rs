//! `GET /rest/api/3/issue/{issueIdOrKey}/transitions`,
//! <https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-issueidorkey-transitions-get>

use std::collections::BTreeMap;

use spoke_runtime::prelude::*;

use crate::{Field, Jira};

/// Lists what may be done with an issue in its status: the ways that its workflow goes on.
#[derive(Action, Clone, Debug)]
#[action(
    Jira: GET "/rest/api/3/issue/{issue}/transitions" -> Transitions,
    case = camel,
    scopes("read:jira-work"),
    docs = "https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-issueidorkey-transitions-get",
)]
#[non_exhaustive]
pub struct ListTransitions {
    /// The key or the id.
    pub issue: String,
    /// The one that is asked for, by its id.
    pub transition_id: Option<String>,
    /// What the transitions come with beside themselves.
    pub expand: Option<TransitionExpansion>,
    /// Whether those that a condition forbids now are listed, too.
    pub include_unavailable_transitions: Option<bool>,
}

/// What transitions may come with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Input)]
#[non_exhaustive]
pub enum TransitionExpansion {
    /// The fields of each transition's screen.
    #[input(rename = "transitions.fields")]
    Fields,
}

/// What may be done with an issue in its status.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct Transitions {
    /// The transitions.
    #[out(transitions)]
    pub transitions: Vec<Transition>,
}

/// A way from one status to another.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct Transition {
    /// The id, by which it is done.
    #[out(id)]
    pub transition_id: String,
    /// The name: `Start progress`.
    #[out(name)]
    pub name: Option<String>,
    /// The id of the status that it leads to.
    #[out(to.id)]
    pub status_id: Option<String>,
    /// The name of the status that it leads to: `In Progress`.
    #[out(to.name)]
    pub status: Option<String>,
    /// What kind of status that is, whatever its name: `new`, `indeterminate`, `done`.
    #[out(to.statusCategory.key)]
    pub status_category: Option<String>,
    /// Whether it has a screen with fields.
    #[out(hasScreen)]
    pub has_screen: Option<bool>,
    /// Whether it can be done now.
    #[out(isAvailable)]
    pub is_available: Option<bool>,
    /// The fields of its screen by their ids, where they were asked for.
    #[out(fields, default)]
    pub fields: BTreeMap<String, Field>,
}
