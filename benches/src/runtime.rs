//! One call through every client, against canned answers of a server in another process.

pub mod by_hand;
pub mod ours;
pub mod server;

use std::process::ExitCode;

use spoke_bench_stand::{Plan, Workload};

/// The clients that stand in this program; the others are the member `peers`.
const CLIENTS: [(&str, &[Workload]); 3] =
    [("spoke", &ours::CALLS), ("reqwest", &by_hand::reqwest::CALLS), ("hyper", &by_hand::hyper::CALLS)];

/// Makes the calls of a plan by one of [`CLIENTS`].
pub fn drive(plan: &Plan) -> ExitCode {
    if !CLIENTS.iter().any(|(name, calls)| *name == plan.client && calls.contains(&plan.workload)) {
        eprintln!("no `{}` by `{}` here; there are: {CLIENTS:?}", plan.workload.name(), plan.client);
        return ExitCode::from(2);
    }
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime with sockets");
    runtime.block_on(async {
        match plan.client.as_str() {
            "spoke" => ours::drive(plan).await,
            "reqwest" => by_hand::reqwest::drive(plan).await,
            _ => by_hand::hyper::drive(plan).await,
        }
    });
    ExitCode::SUCCESS
}
