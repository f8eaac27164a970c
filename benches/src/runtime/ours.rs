//! The calls by Spoke: with retries, limits, credentials and tracing, as a program has them.

use std::hint::black_box;

use spoke_aws::lambda::invoke_function;
use spoke_aws::s3::get_object;
use spoke_aws::{Aws, AwsCredential};
use spoke_bench_stand::{Plan, Workload, drive};
use spoke_runtime::auth::Bearer;
use spoke_runtime::prelude::*;
use spoke_runtime::serde_json::json;
use spoke_runtime::{ConnectionConfig, rate};

/// GitHub, with limits that no loopback reaches.
#[derive(Debug, Spoke)]
#[spoke(
    name = "git-hub",
    auth = [Bearer],
    header("accept" = "application/vnd.github+json", "x-github-api-version" = "2022-11-28"),
    limit = rate("1000000000/s").and_concurrent(1000),
    fail(code = errors[0].code, message = message, request_id = header("x-github-request-id")),
)]
pub struct GitHub;

/// Gives an issue.
#[derive(Action, Clone, Debug)]
#[action(GitHub: GET "/repos/{owner}/{repo}/issues/{number}" -> Issue)]
pub struct GetIssue {
    owner: String,
    repo: String,
    number: u64,
}

/// Lists issues.
#[derive(Action, Clone, Debug)]
#[action(GitHub: GET "/repos/{owner}/{repo}/issues" -> Vec<Issue>)]
pub struct ListIssues {
    owner: String,
    repo: String,
}

/// An issue: what the prebuilt spoke reads of one.
#[derive(Clone, Debug, Output)]
pub struct Issue {
    /// Unique on all of GitHub.
    #[out(id)]
    pub issue_id: u64,
    /// Inside its repository.
    #[out(number)]
    pub number: u64,
    /// Where people read it.
    #[out(html_url)]
    pub url: String,
    /// One line.
    #[out(title)]
    pub title: String,
    /// Markdown.
    #[out(body)]
    pub body: Option<String>,
    /// Whether it is open.
    #[out(state)]
    pub state: State,
    /// Why.
    #[out(state_reason)]
    pub state_reason: Option<String>,
    /// Where it is one.
    #[out(pull_request.html_url)]
    pub pull_request_url: Option<String>,
    /// A login.
    #[out(user.login)]
    pub author: Option<String>,
    /// Their names.
    #[out(labels[].name)]
    pub labels: Vec<String>,
    /// Their logins.
    #[out(assignees[].login, default)]
    pub assignees: Vec<String>,
    /// Its number.
    #[out(milestone.number)]
    pub milestone: Option<u64>,
    /// How many.
    #[out(comments, default)]
    pub comments: u64,
    /// RFC 3339.
    #[out(created_at)]
    pub created_at: String,
    /// RFC 3339.
    #[out(updated_at)]
    pub updated_at: Option<String>,
    /// RFC 3339.
    #[out(closed_at)]
    pub closed_at: Option<String>,
}

/// Whether an issue is open.
#[derive(Clone, Debug, Output)]
#[out(case = lower)]
pub enum State {
    /// It waits.
    Open,
    /// It is done.
    Closed,
    /// Something else.
    #[out(other)]
    Other(#[expect(dead_code, reason = "it is read from the answer, which is what is measured")] String),
}

/// Slack, with limits that no loopback reaches.
#[derive(Debug, Spoke)]
#[spoke(
    name = "slack-like",
    auth = [Bearer],
    fail(
        when = (ok == false),
        code = error,
        message = response_metadata.messages[0],
        request_id = header("x-slack-req-id"),
    ),
)]
pub struct Slack;

/// Posts a message.
#[derive(Action, Clone, Debug)]
#[action(
    Slack: POST "/chat.postMessage" -> PostedMessage,
    limit = [rate("1000000000/s"), rate("1000000000/s") by channel],
)]
pub struct PostMessage {
    channel: String,
    text: String,
    username: Option<String>,
    thread_ts: Option<String>,
    reply_broadcast: Option<bool>,
    unfurl_links: Option<bool>,
}

/// A message that stands.
#[derive(Clone, Debug, Output)]
pub struct PostedMessage {
    /// Its id.
    #[out(channel)]
    pub channel: String,
    /// Its name inside the channel.
    #[out(ts)]
    pub message_ts: String,
    /// As stored.
    #[out(message.text)]
    pub text: Option<String>,
    /// Of a reply.
    #[out(message.thread_ts)]
    pub thread_ts: Option<String>,
}

/// Which calls it makes.
pub const CALLS: [Workload; 5] = Workload::ALL;

/// Makes the calls.
pub async fn drive(plan: &Plan) {
    let base = format!("http://{}", plan.address);
    let config =
        |name| ConnectionConfig::new(name).base_url(&*base).auth(Bearer::token("ghp_0123456789abcdef"));
    let aws = ConnectionConfig::to::<Aws>().base_url(&*base).setting("region", "eu-central-1").auth(
        AwsCredential::keys("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY".to_owned()),
    );
    let hub = Hub::builder()
        .connection("github", config("git-hub"))
        .connection("slack", config("slack-like"))
        .connection("aws", aws)
        .build()
        .expect("three connections");
    match plan.workload {
        Workload::Issue => {
            let github: Connection<GitHub> = hub.connect("github").expect("it is there");
            drive::run(plan, move || {
                let call = get_issue(&github, "acme", "desk", 1);
                async move { call.await.map(|issue| drop(black_box(issue))) }
            })
            .await;
        }
        Workload::Issues => {
            let github: Connection<GitHub> = hub.connect("github").expect("it is there");
            drive::run(plan, move || {
                let call = list_issues(&github, "acme", "desk");
                async move { call.await.map(|issues| drop(black_box(issues))) }
            })
            .await;
        }
        Workload::Message => {
            let slack: Connection<Slack> = hub.connect("slack").expect("it is there");
            drive::run(plan, move || {
                let call = post_message(&slack, "C0123ABCDEF", "disk full on db-1");
                async move { call.await.map(|posted| drop(black_box(posted))) }
            })
            .await;
        }
        Workload::Object => {
            let aws: Connection<Aws> = hub.connect("aws").expect("it is there");
            drive::run(plan, move || {
                let call = get_object(&aws, "bucket", "object");
                async move { call.await.map(|object| drop(black_box(object))) }
            })
            .await;
        }
        Workload::Invocation => {
            let aws: Connection<Aws> = hub.connect("aws").expect("it is there");
            drive::run(plan, move || {
                let call = invoke_function(&aws, "resize")
                    .with(|it| it.payload(json!({"key": "photos/2026/kari.png"})));
                async move { call.await.map(|invoked| drop(black_box(invoked))) }
            })
            .await;
        }
    }
}
