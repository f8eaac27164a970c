//! The same calls by other people's clients: `drive CLIENT WORKLOAD ADDRESS CALLS IN_FLIGHT`.

mod inputs;
mod lambda;
mod lock;
mod octocrab;
mod pair;
mod progenitor;
mod reqwest_middleware;
mod s3;
mod slack_morphism;

use std::process::ExitCode;

use spoke_bench_stand::Plan;

use pair::{Fault, Pair};

const USAGE: &str = "usage: spoke-bench-peers clients | drive CLIENT WORKLOAD ADDRESS CALLS IN_FLIGHT";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["clients"] => {
            for pair in pairs() {
                println!("{} {} {}", pair.client, pair.workload.name(), lock::version(pair.package));
            }
            ExitCode::SUCCESS
        }
        ["drive", plan @ ..] => match Plan::read(plan) {
            Some(plan) => conclude(drive(&plan)),
            None => usage(),
        },
        _ => usage(),
    }
}

/// Every client with every call it can make.
fn pairs() -> impl Iterator<Item = Pair> {
    reqwest_middleware::PAIRS
        .into_iter()
        .chain(progenitor::PAIRS)
        .chain(octocrab::PAIRS)
        .chain(slack_morphism::PAIRS)
        .chain(s3::PAIRS)
        .chain(lambda::PAIRS)
}

/// Measures one of them on one thread.
fn drive(plan: &Plan) -> Result<(), Fault> {
    let Some(pair) = pairs().find(|it| it.client == plan.client && it.workload == plan.workload) else {
        let name = plan.workload.name();
        return Err(format!("`{}` has no call `{name}`; `clients` lists what there is", plan.client).into());
    };
    // One provider for all: with reqwest's feature `rustls-no-provider` a client is not even built without one.
    if rustls::crypto::ring::default_provider().install_default().is_err() {
        return Err("a provider of TLS is installed already".into());
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on((pair.drive)(plan.clone()))
}

fn conclude(result: Result<(), Fault>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("{fault}");
            ExitCode::FAILURE
        }
    }
}

fn usage() -> ExitCode {
    eprintln!("{USAGE}");
    ExitCode::from(2)
}
