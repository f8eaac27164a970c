//! By hand over reqwest: one client, `format!` for the URL, `json` for the bodies.

use std::hint::black_box;
use std::time::Duration;

use reqwest::header::{ACCEPT, AUTHORIZATION, HeaderMap, HeaderValue};
use spoke_bench_stand::{Plan, Workload, drive};

use super::types::{Issue, PostMessage, Posted};

/// Which calls it makes.
pub const CALLS: [Workload; 3] = [Workload::Issue, Workload::Issues, Workload::Message];

/// A client as it stands in many programs.
#[derive(Clone, Debug)]
struct Vendor {
    client: reqwest::Client,
    base: String,
}

impl Vendor {
    fn new(address: &str) -> Vendor {
        let mut headers = HeaderMap::new();
        headers.insert(AUTHORIZATION, HeaderValue::from_static("Bearer ghp_0123456789abcdef"));
        headers.insert(ACCEPT, HeaderValue::from_static("application/vnd.github+json"));
        headers.insert("x-github-api-version", HeaderValue::from_static("2022-11-28"));
        // The same provider as ours: nothing here builds another one.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = reqwest::Client::builder()
            .user_agent("bench/0.1")
            .default_headers(headers)
            .timeout(Duration::from_secs(30))
            .build()
            .expect("a client");
        Vendor { client, base: format!("http://{address}") }
    }

    async fn get_issue(&self, owner: &str, repo: &str, number: u64) -> Result<Issue, reqwest::Error> {
        let url = format!("{}/repos/{owner}/{repo}/issues/{number}", self.base);
        self.client.get(url).send().await?.error_for_status()?.json().await
    }

    async fn list_issues(&self, owner: &str, repo: &str) -> Result<Vec<Issue>, reqwest::Error> {
        let url = format!("{}/repos/{owner}/{repo}/issues", self.base);
        self.client.get(url).send().await?.error_for_status()?.json().await
    }

    async fn post_message(&self, channel: &str, text: &str) -> Result<Posted, String> {
        let url = format!("{}/chat.postMessage", self.base);
        let message = PostMessage { channel, text, thread_ts: None };
        let sent = self.client.post(url).json(&message).send().await.map_err(|error| error.to_string())?;
        let posted: Posted = sent
            .error_for_status()
            .map_err(|error| error.to_string())?
            .json()
            .await
            .map_err(|error| error.to_string())?;
        if posted.ok { Ok(posted) } else { Err(posted.error.unwrap_or_default()) }
    }
}

/// Makes the calls.
pub async fn drive(plan: &Plan) {
    let vendor = Vendor::new(&plan.address);
    match plan.workload {
        Workload::Issue => {
            drive::run(plan, move || {
                let vendor = vendor.clone();
                async move { vendor.get_issue("acme", "desk", 1).await.map(|issue| drop(black_box(issue))) }
            })
            .await;
        }
        Workload::Issues => {
            drive::run(plan, move || {
                let vendor = vendor.clone();
                async move { vendor.list_issues("acme", "desk").await.map(|issues| drop(black_box(issues))) }
            })
            .await;
        }
        Workload::Message => {
            drive::run(plan, move || {
                let vendor = vendor.clone();
                async move {
                    let posted = vendor.post_message("C0123ABCDEF", "disk full on db-1").await;
                    posted.map(|posted| drop(black_box(posted)))
                }
            })
            .await;
        }
        Workload::Object | Workload::Invocation => unreachable!("the runner asks for `CALLS` alone"),
    }
}
