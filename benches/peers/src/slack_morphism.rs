//! Slack by `slack-morphism`, with its own types.
//!
//! Feature `hyper`. Its own `with_slack_api_url` points it at this server; its HTTPS connector, which speaks HTTP/2 to Slack, is
//! replaced by hyper-util's plain one. As delivered: neither rate control nor retries, no deadlines, a span and events of
//! `tracing` for each call. It reads the answer twice, once for `ok` and `error` and once for the types.

use std::hint::black_box;

use hyper_util::client::legacy::connect::HttpConnector;
use slack_morphism::api::SlackApiChatPostMessageRequest;
use slack_morphism::hyper_tokio::SlackClientHyperConnector;
use slack_morphism::{SlackApiToken, SlackApiTokenValue, SlackClient, SlackMessageContent};
use spoke_bench_stand::{Plan, Workload, drive};

use crate::inputs::{CHANNEL, TEXT, TOKEN};
use crate::pair::{Fault, Pair};

/// What it can.
pub const PAIRS: [Pair; 1] = [Pair {
    client: "slack-morphism",
    package: "slack-morphism",
    workload: Workload::Message,
    drive: |plan| Box::pin(message(plan)),
}];

async fn message(plan: Plan) -> Result<(), Fault> {
    let connector = SlackClientHyperConnector::with_connector(HttpConnector::new())
        .with_slack_api_url(&format!("http://{}", plan.address));
    let client = SlackClient::new(connector);
    let token = SlackApiToken::new(SlackApiTokenValue(TOKEN.into()));
    drive::run(&plan, move || {
        let (client, token) = (client.clone(), token.clone());
        async move {
            let content = SlackMessageContent::new().with_text(TEXT.into());
            let request = SlackApiChatPostMessageRequest::new(CHANNEL.into(), content);
            let posted = client.open_session(&token).chat_post_message(&request).await?;
            black_box(posted);
            Ok::<_, Fault>(())
        }
    })
    .await;
    Ok(())
}
