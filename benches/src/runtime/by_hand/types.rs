//! What the clients by hand send and read: the same fields as ours.

#![expect(dead_code, reason = "the fields are read from the answer, which is what is measured")]

use serde::{Deserialize, Serialize};

/// What an issue holds, nested as GitHub nests it.
#[derive(Clone, Debug, Deserialize)]
pub struct Issue {
    id: u64,
    number: u64,
    html_url: String,
    title: String,
    body: Option<String>,
    state: State,
    state_reason: Option<String>,
    pull_request: Option<PullRequest>,
    user: Option<User>,
    labels: Vec<Label>,
    #[serde(default)]
    assignees: Vec<User>,
    milestone: Option<Milestone>,
    #[serde(default)]
    comments: u64,
    created_at: String,
    updated_at: Option<String>,
    closed_at: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum State {
    Open,
    Closed,
    #[serde(untagged)]
    Other(String),
}

#[derive(Clone, Debug, Deserialize)]
struct PullRequest {
    html_url: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
struct User {
    login: String,
}

#[derive(Clone, Debug, Deserialize)]
struct Label {
    name: String,
}

#[derive(Clone, Debug, Deserialize)]
struct Milestone {
    number: u64,
}

/// What Slack is sent.
#[derive(Clone, Debug, Serialize)]
pub struct PostMessage<'a> {
    /// Its id.
    pub channel: &'a str,
    /// What is said.
    pub text: &'a str,
    /// Of the thread.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub thread_ts: Option<&'a str>,
}

/// What Slack answers.
#[derive(Clone, Debug, Deserialize)]
pub struct Posted {
    /// Whether it was done.
    pub ok: bool,
    /// Why not.
    pub error: Option<String>,
    channel: Option<String>,
    ts: Option<String>,
    message: Option<Message>,
}

#[derive(Clone, Debug, Deserialize)]
struct Message {
    text: Option<String>,
    thread_ts: Option<String>,
}
