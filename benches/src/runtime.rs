//! One call through every client, against canned answers of a server in another process.

pub mod by_hand;
mod field;
pub mod ours;
pub mod server;

use std::collections::BTreeMap;
use std::process::ExitCode;

use spoke_bench_stand::{Measured, Plan, Workload};

use crate::budgets::amount;
use crate::callgrind;
use crate::report::Table;
use field::{Field, Runner, Server};

/// The clients that stand in this program; the others are the member `peers`.
const CLIENTS: [(&str, &[Workload]); 3] =
    [("spoke", &ours::CALLS), ("reqwest", &by_hand::reqwest::CALLS), ("hyper-util", &by_hand::hyper::CALLS)];

/// How often every client takes its turn; the least counts, of latencies the least median.
const ROUNDS: usize = 3;

/// How many calls are under way at once where a client is under load.
const IN_FLIGHT: u64 = 64;

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

/// Everybody's calls: instructions, allocations, time on the processor, calls a second, latency.
pub fn table() -> Table {
    let mut table = Table::new(
        "runtime",
        "A call, ours with all layers on, against other clients",
        &[
            "call",
            "client",
            "instructions, of the reference",
            "allocations, of it",
            "CPU, of it",
            "instructions",
            "allocations",
            "CPU at 64 in flight, µs",
            "calls a second at 64 in flight",
            "latency, p50 µs",
            "latency, p99 µs",
        ],
    );
    let field = match Field::whole() {
        Ok(field) => field,
        Err((field, missing)) => {
            table.note(format!("Not measured: {missing}"));
            field
        }
    };
    fill(&mut table, &field, true);
    table.note(format!(
        "The reference is the client by hand over reqwest (`reqwest`), and the vendor's SDK for S3 and Lambda. Plain HTTP/1.1 on \
         loopback, the server in a process of its own, each client on one thread in a process of its own. All clients take \
         turns in {ROUNDS} rounds; the least time of each counts. Instructions and allocations are of one call at a time."
    ));
    table
}

/// The counts of the clients that stand in this program.
pub fn counts() -> Table {
    let mut table = Table::new(
        "runtime",
        "A call, ours with all layers on, against clients by hand",
        &[
            "call",
            "client",
            "instructions, of the reference",
            "allocations, of it",
            "instructions",
            "allocations",
        ],
    );
    fill(&mut table, &Field::own(), false);
    table
}

/// What was found of one client with one call.
#[derive(Clone, Copy, Debug, Default)]
struct Found {
    instructions: Option<f64>,
    allocations: f64,
    /// µs a call
    cpu: f64,
    /// calls a second
    rate: f64,
    /// µs
    p50: f64,
    /// µs
    p99: f64,
}

fn fill(table: &mut Table, field: &Field, is_timed: bool) {
    let server = match Server::start() {
        Ok(server) => server,
        Err(error) => return table.note(format!("Not measured: the server did not start: {error}")),
    };
    if !callgrind::is_there() {
        table.note(callgrind::MISSING);
    }
    for workload in Workload::ALL {
        let runners: Vec<&Runner> = field.runners.iter().filter(|it| it.workload == workload).collect();
        let mut found = BTreeMap::new();
        for runner in &runners {
            match count(runner, &server) {
                Ok(one) => drop(found.insert(runner.client.as_str(), one)),
                Err(error) => table.note(format!("Not measured: {error}")),
            }
        }
        for _ in 0..if is_timed { ROUNDS } else { 0 } {
            for runner in &runners {
                if let Some(one) = found.get_mut(runner.client.as_str())
                    && let Err(error) = time(runner, &server, one)
                {
                    table.note(format!("Not measured: {error}"));
                }
            }
        }
        let reference = found.get(reference(workload)).copied();
        for runner in &runners {
            if let Some(one) = found.get(runner.client.as_str()) {
                row(table, runner, one, reference.as_ref(), is_timed);
            }
        }
    }
}

/// Whom the others are compared with.
fn reference(workload: Workload) -> &'static str {
    match workload {
        Workload::Issue | Workload::Issues | Workload::Message => "reqwest",
        Workload::Object => "aws-sdk-s3",
        Workload::Invocation => "aws-sdk-lambda",
    }
}

/// How many calls are enough.
fn calls(workload: Workload) -> u64 {
    if let Workload::Issues = workload { 10 } else { 400 }
}

fn count(runner: &Runner, server: &Server) -> Result<Found, String> {
    let calls = calls(runner.workload);
    let instructions = callgrind::instructions_each(&runner.program, calls, calls * 3, |calls| {
        runner.plan(server, calls, 1).words().to_vec()
    });
    let measured = runner.run(server, calls * 3, 1)?;
    let allocations = measured.allocations as f64 / measured.calls as f64;
    let never = f64::INFINITY;
    Ok(Found { instructions, allocations, cpu: never, rate: 0.0, p50: never, p99: never })
}

fn time(runner: &Runner, server: &Server, found: &mut Found) -> Result<(), String> {
    let calls = calls(runner.workload) * 25;
    let Measured { calls: made, cpu, elapsed, .. } = runner.run(server, calls, IN_FLIGHT)?;
    found.cpu = found.cpu.min(cpu as f64 / made as f64 / 1_000.0);
    found.rate = found.rate.max(made as f64 / (elapsed as f64 / 1e9));
    let alone = runner.run(server, calls / 4, 1)?;
    if (alone.p50 as f64) < found.p50 * 1_000.0 {
        (found.p50, found.p99) = (alone.p50 as f64 / 1_000.0, alone.p99 as f64 / 1_000.0);
    }
    Ok(())
}

fn row(table: &mut Table, runner: &Runner, found: &Found, reference: Option<&Found>, is_timed: bool) {
    let share = |value: f64, of: fn(&Found) -> Option<f64>| {
        reference.and_then(of).map(|whole| value / whole).filter(|share| share.is_finite())
    };
    let ratios = [
        found.instructions.and_then(|own| share(own, |it| it.instructions)),
        share(found.allocations, |it| Some(it.allocations)),
        share(found.cpu, |it| Some(it.cpu)),
    ];
    let cell = |value: Option<f64>| value.map_or_else(|| "—".into(), amount);
    let mut cells = vec![said(runner.workload).to_owned(), runner.title()];
    cells.extend(ratios.iter().take(if is_timed { 3 } else { 2 }).map(|ratio| cell(*ratio)));
    cells.extend([cell(found.instructions), amount(found.allocations)]);
    if is_timed {
        cells.extend([found.cpu, found.rate, found.p50, found.p99].map(|value| cell(Some(value))));
    }
    table.row(cells);
    if runner.client != "spoke" {
        return;
    }
    let name = runner.workload.name();
    for (what, ratio) in ["instructions", "allocations", "CPU"].iter().zip(ratios) {
        if let Some(ratio) = ratio {
            table.figure(format!("{name} {what}, of {}", reference_said(runner.workload)), ratio);
        }
    }
    if let Some(instructions) = found.instructions {
        table.figure(format!("{name} instructions"), instructions);
    }
    // A connection that is opened once more, or a buffer that grows once, is no allocation of a call.
    table.figure(format!("{name} allocations"), found.allocations.round());
}

fn reference_said(workload: Workload) -> &'static str {
    match workload {
        Workload::Issue | Workload::Issues | Workload::Message => "by hand",
        Workload::Object | Workload::Invocation => "the SDK",
    }
}

fn said(workload: Workload) -> &'static str {
    match workload {
        Workload::Issue => "GitHub, one issue (3.3 KB)",
        Workload::Issues => "GitHub, 100 issues (434 KB)",
        Workload::Message => "Slack, post a message (0.7 KB)",
        Workload::Object => "S3, GetObject (64 KB)",
        Workload::Invocation => "Lambda, Invoke (0.3 KB)",
    }
}
