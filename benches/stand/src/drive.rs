//! A client under load: so many calls, so many at once, and what they cost this process.

use std::cell::{Cell, RefCell};
use std::fmt::Display;
use std::future::Future;
use std::rc::Rc;
use std::time::{Duration, Instant};

use rustix::time::{ClockId, clock_gettime};
use serde::{Deserialize, Serialize};

use tokio::task::LocalSet;

use crate::{Workload, counting};

/// How many calls go before those that are measured: what is done once and kept is then done.
const WARM_UP: u64 = 20;

/// What is asked of a client's process: `drive CLIENT WORKLOAD ADDRESS CALLS IN_FLIGHT`.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The client's name.
    pub client: String,
    /// Which call it makes.
    pub workload: Workload,
    /// Where the server listens: `127.0.0.1:40123`.
    pub address: String,
    /// How many calls are measured, after some that are not.
    pub calls: u64,
    /// How many of them are under way at once.
    pub in_flight: u64,
}

impl Plan {
    /// Reads the words after `drive`.
    pub fn read(words: &[&str]) -> Option<Plan> {
        let [client, workload, address, calls, in_flight] = words else { return None };
        Some(Plan {
            client: (*client).into(),
            workload: Workload::named(workload)?,
            address: (*address).into(),
            calls: calls.parse().ok()?,
            in_flight: in_flight.parse().ok().filter(|it| *it > 0)?,
        })
    }

    /// The same as words, to start a process with.
    pub fn words(&self) -> [String; 6] {
        [
            "drive".into(),
            self.client.clone(),
            self.workload.name().into(),
            self.address.clone(),
            self.calls.to_string(),
            self.in_flight.to_string(),
        ]
    }
}

/// What a client's process prints: one line of JSON.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Measured {
    /// How many calls were made.
    pub calls: u64,
    /// Allocations of all of them, growing ones included.
    pub allocations: u64,
    /// Time on the processor, user and system, in nanoseconds.
    pub cpu: u64,
    /// Time that passed, in nanoseconds.
    pub elapsed: u64,
    /// The median of a call's latency, in nanoseconds.
    pub p50: u64,
    /// The latency that one call in a hundred exceeds, in nanoseconds.
    pub p99: u64,
}

/// Makes the calls on one thread and prints what they cost. `call` is asked for a new call each time.
///
/// A call that fails ends the process: a failure is cheaper than an answer, and would be measured as one.
pub async fn run<F, E>(plan: &Plan, call: impl Fn() -> F + 'static)
where
    F: Future<Output = Result<(), E>> + 'static,
    E: Display,
{
    let call = Rc::new(call);
    flock(WARM_UP.max(plan.in_flight), plan.in_flight, &call).await;
    let (allocations, cpu, began) = (counting::allocations(), processor(), Instant::now());
    let mut latencies = flock(plan.calls, plan.in_flight, &call).await;
    let (elapsed, cpu) = (began.elapsed(), processor() - cpu);
    let allocations = counting::allocations() - allocations;
    latencies.sort_unstable();
    let at = |share: f64| latencies[(latencies.len() as f64 * share) as usize];
    let measured = Measured {
        calls: plan.calls,
        allocations,
        cpu: nanoseconds(cpu),
        elapsed: nanoseconds(elapsed),
        p50: at(0.5),
        p99: at(0.99),
    };
    println!("{}", serde_json::to_string(&measured).expect("numbers are JSON"));
}

/// Makes so many calls in so many lanes; their latencies in nanoseconds.
async fn flock<C, F, E>(calls: u64, lanes: u64, call: &Rc<C>) -> Vec<u64>
where
    C: Fn() -> F + 'static,
    F: Future<Output = Result<(), E>> + 'static,
    E: Display,
{
    let left = Rc::new(Cell::new(calls));
    let latencies = Rc::new(RefCell::new(Vec::with_capacity(calls as usize)));
    let set = LocalSet::new();
    for _ in 0..lanes {
        let (left, latencies, call) = (left.clone(), latencies.clone(), call.clone());
        set.spawn_local(async move {
            while let Some(rest) = left.get().checked_sub(1) {
                left.set(rest);
                let began = Instant::now();
                if let Err(error) = call().await {
                    // A panic would end a task and nothing else.
                    eprintln!("a call failed: {error}");
                    std::process::exit(1);
                }
                latencies.borrow_mut().push(nanoseconds(began.elapsed()));
            }
        });
    }
    set.await;
    latencies.take()
}

/// What this process has used of the processor so far, user and system.
pub fn processor() -> Duration {
    let spent = clock_gettime(ClockId::ProcessCPUTime);
    Duration::new(spent.tv_sec.unsigned_abs(), spent.tv_nsec as u32)
}

fn nanoseconds(time: Duration) -> u64 {
    u64::try_from(time.as_nanos()).unwrap_or(u64::MAX)
}
