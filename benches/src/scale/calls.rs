//! Calls in flight on one connection: what one keeps while it waits for its answer, or for its turn.

use std::future::IntoFuture;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use tokio::sync::Semaphore;
use tokio::task::{JoinHandle, yield_now};

use spoke_runtime::auth::Bearer;
use spoke_runtime::prelude::*;
use spoke_runtime::{Attempt, BoxFuture, ConnectionConfig, Limit, Lost, Response, Transport};

use spoke_bench_stand::{counting, drive};

use super::plot::{Line, Panel, Plot};
use super::{Series, growth, part};
use crate::budgets::amount;
use crate::report::Table;

/// How many calls are timed at least.
const CALLS: usize = 20_000;

/// How many the limited connection lets go at once.
const AT_ONCE: u32 = 10;

/// A system that takes its time.
#[derive(Spoke)]
#[spoke(name = "slow", auth = [Bearer])]
struct Slow;

/// Gives a ticket.
#[derive(Action)]
#[action(Slow: GET "/tickets/{id}" -> Ticket)]
struct GetTicket {
    id: u64,
}

#[derive(Output)]
struct Ticket {
    title: String,
}

/// Answers once the door is open: one permit of it for each call.
#[derive(Clone, Debug)]
struct Door(Arc<State>);

#[derive(Debug)]
struct State {
    arrived: AtomicUsize,
    open: Semaphore,
}

impl Transport for Door {
    fn send<'a>(&'a self, _: Attempt<'a>) -> BoxFuture<'a, Result<Response, Lost>> {
        self.0.arrived.fetch_add(1, Relaxed);
        Box::pin(async {
            self.0.open.acquire().await.expect("it is never closed").forget();
            Ok(Response::new(200, Default::default(), &br#"{"title":"disk full"}"#[..]))
        })
    }
}

/// So many calls at once, the least of so many runs.
pub fn series(counts: &[u64], runs: usize) -> Series {
    let mut table = Table::new(
        "scale-calls",
        "Calls in flight on one connection",
        &[
            "calls",
            "bytes a call in flight",
            "CPU µs a call",
            "behind `concurrent = 10`: bytes a call",
            "CPU µs a call",
        ],
    );
    let mut lines: [Line; 4] =
        ["in flight", "behind concurrent = 10", "in flight", "behind concurrent = 10"].map(Line::new);
    for count in counts {
        let each = *count as f64;
        let limit = AT_ONCE.to_string();
        let free = part::run(&["calls", "0", &count.to_string()], runs);
        let queued = part::run(&["calls", &limit, &count.to_string()], runs);
        table.row([
            amount(each),
            amount(free["bytes"] / each),
            amount(free["cpu"] / 1e3),
            amount(queued["bytes"] / each),
            amount(queued["cpu"] / 1e3),
        ]);
        let points = [free["cpu"] / 1e3, queued["cpu"] / 1e3, free["bytes"] / each, queued["bytes"] / each];
        for (line, point) in lines.iter_mut().zip(points) {
            line.points.push((*count, point));
        }
        if *count == 1_000 {
            table.figure("bytes in flight", free["bytes"] / each);
            table.figure("bytes queued", queued["bytes"] / each);
        }
    }
    let names = [
        "growth of call in flight",
        "growth of queued call",
        "growth of bytes in flight",
        "growth of bytes queued",
    ];
    for (name, line) in names.into_iter().zip(&lines) {
        if let Some(growth) = growth(&line.points) {
            table.figure(name, growth);
        }
    }
    table.note(
        "The answer is handed over in memory once every call has arrived, or stands in the limiter's queue; bytes are the allocator's in \
         use at that moment, the executor's task of each call among them. Time is this process's own on the processor, from the \
         first call's beginning to the last one's end.",
    );
    let [free_time, queued_time, free_bytes, queued_bytes] = lines;
    let plot = Plot {
        across: "calls at once on one connection",
        panels: vec![
            Panel { title: "Time on the processor, µs a call", lines: vec![free_time, queued_time] },
            Panel { title: "Bytes a call", lines: vec![free_bytes, queued_bytes] },
        ],
    };
    Series { table, plot }
}

/// Makes so many calls at once, on a connection that lets `limit` go, and says what they took. 0 is no limit.
pub fn one(limit: u32, count: usize) {
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_time().build().expect("a runtime with a clock");
    runtime.block_on(async {
        let door = Door(Arc::new(State { arrived: AtomicUsize::new(0), open: Semaphore::new(0) }));
        let mut config =
            ConnectionConfig::new("slow").base_url("https://slow.acme.example").auth(Bearer::token("token"));
        if limit > 0 {
            config = config.limit(Limit::concurrent(limit));
        }
        let hub = Hub::builder()
            .transport(door.clone())
            .connection("slow", config)
            .build()
            .expect("one connection");
        let connection: Connection<Slow> = hub.connect("slow").expect("it is there");
        let at_once = if limit == 0 { count } else { count.min(limit as usize) };
        // What is made once by the first call is none of the others'.
        flock(&door, &connection, 1, 1).await;
        let bytes = flock(&door, &connection, count, at_once).await;
        let rounds = CALLS.div_ceil(count);
        let began = drive::processor();
        for _ in 0..rounds {
            flock(&door, &connection, count, at_once).await;
        }
        let spent = drive::processor() - began;
        part::say(&[("bytes", bytes as f64), ("cpu", spent.as_nanos() as f64 / (rounds * count) as f64)]);
    });
}

/// Makes so many calls; the bytes in use when all have arrived or wait for their turn.
async fn flock(door: &Door, connection: &Connection<Slow>, count: usize, at_once: usize) -> usize {
    let mut calls: Vec<JoinHandle<Result<Ticket, Error>>> = Vec::with_capacity(count);
    door.0.arrived.store(0, Relaxed);
    let before = counting::in_use();
    for id in 0..count {
        calls.push(tokio::spawn(get_ticket(connection, id as u64).into_future()));
    }
    // Tasks come in turn, so each has gone as far as it can when this one comes again.
    while door.0.arrived.load(Relaxed) < at_once {
        yield_now().await;
    }
    yield_now().await;
    let bytes = counting::in_use() - before;
    assert_eq!(door.0.arrived.load(Relaxed), at_once, "so many are let through");
    door.0.open.add_permits(count);
    for call in calls {
        let ticket = call.await.expect("it does not panic").expect("it is answered");
        assert_eq!(ticket.title, "disk full");
    }
    bytes
}
