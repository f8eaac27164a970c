//! Dropping a call: what is told of it, and what may have been done all the same.
//!
//! `cargo run -p spokes --example cancelling --features sandbox`

use std::time::Duration;

use spoke_runtime::auth::Bearer;
use spoke_runtime::prelude::*;
use spoke_runtime::sandbox::Fault;
use spoke_runtime::{CallRecord, ConnectionConfig, Observe};
use spokes::slack::Slack;
use spokes::slack::chat::post_message;
use spokes::slack::conversations::list_channels;
use spokes::slack::sandbox::{TOKEN, Workspace};

/// Tells how every call ended.
#[derive(Debug)]
struct Journal;

impl Observe for Journal {
    fn call(&self, call: &CallRecord<'_>) {
        println!("{}: {} after {} attempt(s)", call.operation.name, call.outcome.as_str(), call.attempts);
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let sandbox = Workspace::new().serve().await?;
    let config = ConnectionConfig::to::<Slack>().base_url(sandbox.url()).auth(Bearer::token(TOKEN));
    let hub = Hub::builder().observer(Journal).connection("slack", config).build()?;
    let slack: Connection<Slack> = hub.connect("slack")?;

    // A call that was never awaited sent nothing, and there is nothing to tell.
    drop(post_message(&slack, "general", "never sent").into_future());

    // An impatient caller: the server holds the request, the future is dropped under way.
    let (held, release) = Fault::held();
    sandbox.inject(held);
    let waited = tokio::time::timeout(Duration::from_millis(50), list_channels(&slack)).await;
    println!("given up: {}", waited.is_err());
    drop(release);

    // The connection goes on as if nothing had been.
    println!("channels: {}", list_channels(&slack).await?.channels.len());
    Ok(())
}
