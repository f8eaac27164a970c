//! An operation that takes a while: waited for, or put aside as a token and picked up by somebody else.
//!
//! `cargo run -p spokes --example long_running --features sandbox`

use spoke_runtime::prelude::*;
use spoke_runtime::sandbox::{Answer, Request, Router};
use spoke_runtime::serde_json::{self, json};
use spoke_runtime::{ConnectionConfig, Method};
use spoke_runtime::{LongRunning, LongRunningToken};

/// A system that makes reports.
#[derive(Spoke)]
#[spoke(name = "reports")]
struct Reports;

/// Makes a report.
#[derive(Action)]
#[action(
    Reports: POST "/reports" -> Report,
    poll(
        url = header("location"),
        until = (state in ["done", "failed"]),
        failed = (state == "failed"),
        every = "20ms",
    ),
    fail(message = reason),
)]
struct MakeReport {
    month: String,
}

#[derive(Debug, Output)]
struct Report {
    rows: u64,
}

/// How often each report was asked for.
type Asked = Vec<u32>;

fn begin(asked: &mut Asked, request: &Request) -> Answer {
    asked.push(0);
    let place = format!("{}/reports/{}", request.origin(), asked.len());
    Answer::json(202, json!({"state": "waiting"})).header("location", &place)
}

fn show(asked: &mut Asked, request: &Request) -> Answer {
    let number: usize = request.slot("id").parse().unwrap_or(1);
    asked[number - 1] += 1;
    match asked[number - 1] {
        1..3 => Answer::json(202, json!({"state": "running"})),
        _ => Answer::json(200, json!({"state": "done", "rows": 1042})),
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let sandbox = Router::new()
        .route(Method::Post, "/reports", begin)
        .route(Method::Get, "/reports/{id}", show)
        .serve(Asked::new())
        .await?;
    let config = ConnectionConfig::to::<Reports>().base_url(sandbox.url());
    let hub = Hub::builder().connection("reports", config).build()?;
    let reports: Connection<Reports> = hub.connect("reports")?;

    let report = make_report(&reports, "2026-10").await?;
    println!("waited for: {report:?}");

    let begun = make_report(&reports, "2026-11").start().await?;
    let kept = serde_json::to_string(&begun.token())?;
    drop(begun);
    println!("kept: {kept}");

    let token: LongRunningToken = serde_json::from_str(&kept)?;
    let report = LongRunning::<MakeReport>::resume(&reports, token)?.wait().await?;
    println!("picked up: {report:?}");
    Ok(())
}
