//! Limits and retries: what is declared, what the connection adds, and what a vendor in trouble makes of it.
//!
//! `cargo run -p spokes --example limits --features sandbox`

use std::time::Instant;

use spoke_runtime::auth::Bearer;
use spoke_runtime::prelude::*;
use spoke_runtime::sandbox::{Answer, Fault};
use spoke_runtime::{AttemptRecord, ConnectionConfig, Observe, rate};
use spokes::slack::Slack;
use spokes::slack::chat::post_message;
use spokes::slack::sandbox::{TOKEN, Workspace};

/// Tells every attempt.
#[derive(Debug)]
struct Journal(Instant);

impl Observe for Journal {
    fn attempt(&self, attempt: &AttemptRecord<'_>) {
        let status = attempt.status.map_or("no answer".to_owned(), |status| status.to_string());
        let next = attempt.next_in.map_or(String::new(), |wait| format!(", again in {wait:.0?}"));
        println!("{:>6.0?}  attempt {}: {status}{next}", self.0.elapsed(), attempt.number);
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let sandbox = Workspace::new().serve().await?;
    let config = ConnectionConfig::to::<Slack>()
        .base_url(sandbox.url())
        .auth(Bearer::token(TOKEN))
        // Beside Slack's own tiers, which its spoke declares.
        .limit(rate("5/s").and_concurrent(2));
    let hub = Hub::builder().observer(Journal(Instant::now())).connection("slack", config).build()?;
    let slack: Connection<Slack> = hub.connect("slack")?;

    println!("three messages, and Slack wants a pause after the first:");
    sandbox.inject(Fault::answer(Answer::status(429).header("retry-after", "1")));
    for number in 1..=3 {
        post_message(&slack, "general", format!("incident {number}")).await?;
    }

    println!("a message whose answer is lost is not sent again:");
    sandbox.inject(Fault::lost());
    let error = post_message(&slack, "general", "incident 4").await.expect_err("the answer was lost");
    println!("{error}");
    println!(
        "outcome unknown: {}; in the channel: {}",
        error.is_outcome_unknown(),
        sandbox.with(|it| it.messages("general").len())
    );
    Ok(())
}
