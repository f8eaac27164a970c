//! The figures of the storm: `cargo run --release -p spoke-storm --example storm [calls] [seed]`.

use std::process::ExitCode;
use std::time::Instant;

use spoke_runtime::{Action, Error};
use spoke_storm::actions::{FileReport, FileTicket, Made, Pay, ReadNote, SendMessage, Vendor, WriteNote};
use spoke_storm::{Plan, Storm, Tally};

/// What the project promises to hold.
const CALLS: usize = 10_000;

#[tokio::main]
async fn main() -> Result<ExitCode, Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let calls = arguments.next().map_or(Ok(CALLS), |calls| calls.parse())?;
    let seed = arguments.next().map_or(Ok(1), |seed| seed.parse())?;
    println!("{}", Tally::HEAD);
    let began = Instant::now();
    let tallies = [
        run(seed, calls, ReadNote::new).await?,
        run(seed, calls, |call| WriteNote::new(call, "a text")).await?,
        run(seed, calls, |call| Pay::new(call, 5)).await?,
        run(seed, calls, |call| SendMessage::new(call, "a text")).await?,
        run(seed, calls, |call| FileTicket::new(call, "disk full")).await?,
        run(seed, calls, |call| FileReport::new(call, "a text")).await?,
    ];
    println!("\n{:.1} s; what the requests met:", began.elapsed().as_secs_f64());
    for fault in tallies[0].faults.keys() {
        let counts: Vec<String> =
            tallies.iter().map(|tally| format!("{:>7}", tally.faults.get(fault).unwrap_or(&0))).collect();
        println!("  {:<32}{}", format!("{fault:?}"), counts.concat());
    }
    let is_clean = tallies.iter().all(Tally::is_clean);
    println!("{}", if is_clean { "clean" } else { "NOT clean" });
    Ok(if is_clean { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

async fn run<A>(
    seed: u64,
    calls: usize,
    make: impl Fn(String) -> A + Send + Sync + 'static,
) -> Result<Tally, Error>
where
    A: Action<Spoke = Vendor, Output = Made> + Send + 'static,
{
    let storm = Storm::start(Plan::commit_then_cut(seed)).expect("a free loopback port");
    let tally = Tally::of(&storm, calls, make).await?;
    println!("{tally}");
    Ok(tally)
}
