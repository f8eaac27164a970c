//! reqwest with `reqwest-middleware`, `reqwest-retry` and serde's derives, written as their documentation does.
//!
//! Features: `json`, and `reqwest-retry`'s default `tracing`. Retries are on, three with exponential backoff, also of a POST that
//! may have arrived, and each attempt sends a copy of the request. All else is as by hand over reqwest: credential and accepted
//! type as default headers, a deadline of 30 seconds, the same types. Rate headers are not read.

use std::hint::black_box;
use std::time::Duration;

use reqwest::header::{ACCEPT, AUTHORIZATION, HeaderMap, HeaderValue};
use reqwest_middleware::{ClientBuilder, ClientWithMiddleware};
use reqwest_retry::RetryTransientMiddleware;
use reqwest_retry::policies::ExponentialBackoff;
use spoke_bench_stand::{Plan, Workload, drive};

use crate::inputs::{CHANNEL, NUMBER, OWNER, REPOSITORY, TEXT, TOKEN, USER_AGENT};
use crate::pair::{Drive, Fault, Pair};
use types::{Issue, PostMessage, Posted};

// The very file of the clients by hand, so that nothing but the middleware differs.
#[path = "../../src/runtime/by_hand/types.rs"]
mod types;

/// What it can.
pub const PAIRS: [Pair; 3] = [
    pair(Workload::Issue, |plan| Box::pin(issue(plan))),
    pair(Workload::Issues, |plan| Box::pin(issues(plan))),
    pair(Workload::Message, |plan| Box::pin(message(plan))),
];

const fn pair(workload: Workload, drive: fn(Plan) -> Drive) -> Pair {
    Pair { client: "reqwest-middleware", package: "reqwest-middleware", workload, drive }
}

async fn issue(plan: Plan) -> Result<(), Fault> {
    let (client, base) = (client()?, base(&plan));
    drive::run(&plan, move || {
        let (client, base) = (client.clone(), base.clone());
        async move {
            let issue: Issue = client
                .get(format!("{base}/repos/{OWNER}/{REPOSITORY}/issues/{NUMBER}"))
                .send()
                .await?
                .error_for_status()?
                .json()
                .await?;
            black_box(issue);
            Ok::<_, Fault>(())
        }
    })
    .await;
    Ok(())
}

async fn issues(plan: Plan) -> Result<(), Fault> {
    let (client, base) = (client()?, base(&plan));
    drive::run(&plan, move || {
        let (client, base) = (client.clone(), base.clone());
        async move {
            let issues: Vec<Issue> = client
                .get(format!("{base}/repos/{OWNER}/{REPOSITORY}/issues"))
                .send()
                .await?
                .error_for_status()?
                .json()
                .await?;
            black_box(issues);
            Ok::<_, Fault>(())
        }
    })
    .await;
    Ok(())
}

async fn message(plan: Plan) -> Result<(), Fault> {
    let (client, base) = (client()?, base(&plan));
    drive::run(&plan, move || {
        let (client, base) = (client.clone(), base.clone());
        async move {
            let posted: Posted = client
                .post(format!("{base}/chat.postMessage"))
                .json(&PostMessage { channel: CHANNEL, text: TEXT, thread_ts: None })
                .send()
                .await?
                .error_for_status()?
                .json()
                .await?;
            // Slack's refusals are answers with the status 200.
            if !posted.ok {
                return Err(posted.error.unwrap_or_default().into());
            }
            black_box(posted);
            Ok::<_, Fault>(())
        }
    })
    .await;
    Ok(())
}

fn client() -> Result<ClientWithMiddleware, Fault> {
    let policy = ExponentialBackoff::builder().build_with_max_retries(3);
    let mut headers = HeaderMap::new();
    headers.insert(AUTHORIZATION, HeaderValue::try_from(format!("Bearer {TOKEN}"))?);
    headers.insert(ACCEPT, HeaderValue::from_static("application/vnd.github+json"));
    headers.insert("x-github-api-version", HeaderValue::from_static("2022-11-28"));
    let client = reqwest::Client::builder()
        .user_agent(USER_AGENT)
        .default_headers(headers)
        .timeout(Duration::from_secs(30))
        .build()?;
    Ok(ClientBuilder::new(client).with(RetryTransientMiddleware::new_with_policy(policy)).build())
}

fn base(plan: &Plan) -> String {
    format!("http://{}", plan.address)
}
