//! By hand over hyper-util's pooled client: what HTTP itself costs.

use std::hint::black_box;

use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, USER_AGENT};
use hyper::{Method, Request};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use serde::de::DeserializeOwned;
use spoke_bench_stand::{Plan, Workload, drive};

use super::types::{Issue, PostMessage, Posted};

/// Which calls it makes.
pub const CALLS: [Workload; 3] = [Workload::Issue, Workload::Issues, Workload::Message];

#[derive(Clone, Debug)]
struct Vendor {
    client: Client<HttpConnector, Full<Bytes>>,
    base: String,
}

impl Vendor {
    async fn call<T: DeserializeOwned>(
        &self,
        method: Method,
        path: &str,
        body: Option<Vec<u8>>,
    ) -> Result<T, String> {
        let mut request = Request::builder()
            .method(method)
            .uri(format!("{}{path}", self.base))
            .header(AUTHORIZATION, "Bearer ghp_0123456789abcdef")
            .header(ACCEPT, "application/vnd.github+json")
            .header(USER_AGENT, "bench/0.1");
        if body.is_some() {
            request = request.header(CONTENT_TYPE, "application/json");
        }
        let request =
            request.body(Full::from(body.unwrap_or_default())).map_err(|error| error.to_string())?;
        let response = self.client.request(request).await.map_err(|error| error.to_string())?;
        if !response.status().is_success() {
            return Err(response.status().to_string());
        }
        let body = response.into_body().collect().await.map_err(|error| error.to_string())?.to_bytes();
        serde_json::from_slice(&body).map_err(|error| error.to_string())
    }
}

/// Makes the calls.
pub async fn drive(plan: &Plan) {
    let mut connector = HttpConnector::new();
    connector.set_nodelay(true);
    let client = Client::builder(TokioExecutor::new()).build(connector);
    let vendor = Vendor { client, base: format!("http://{}", plan.address) };
    match plan.workload {
        Workload::Issue => {
            drive::run(plan, move || {
                let vendor = vendor.clone();
                async move {
                    let issue: Issue = vendor.call(Method::GET, "/repos/acme/desk/issues/1", None).await?;
                    black_box(issue);
                    Ok::<_, String>(())
                }
            })
            .await;
        }
        Workload::Issues => {
            drive::run(plan, move || {
                let vendor = vendor.clone();
                async move {
                    let issues: Vec<Issue> =
                        vendor.call(Method::GET, "/repos/acme/desk/issues", None).await?;
                    black_box(issues);
                    Ok::<_, String>(())
                }
            })
            .await;
        }
        Workload::Message => {
            drive::run(plan, move || {
                let vendor = vendor.clone();
                async move {
                    let message =
                        PostMessage { channel: "C0123ABCDEF", text: "disk full on db-1", thread_ts: None };
                    let body = serde_json::to_vec(&message).map_err(|error| error.to_string())?;
                    let posted: Posted = vendor.call(Method::POST, "/chat.postMessage", Some(body)).await?;
                    black_box(posted).error.map_or(Ok(()), Err)
                }
            })
            .await;
        }
        Workload::Object | Workload::Invocation => unreachable!("the runner asks for `CALLS` alone"),
    }
}
