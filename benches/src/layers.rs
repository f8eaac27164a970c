//! What retries, limits and credentials add to a call: instructions by callgrind, allocations by the counting allocator.

use std::process::ExitCode;

use spoke_runtime::auth::{Anonymous, Bearer};
use spoke_runtime::prelude::*;
use spoke_runtime::{Attempt, BoxFuture, Bytes, ConnectionConfig, Lost, Response, Transport, rate};

use spoke_bench_stand::counting;

use crate::budgets::amount;
use crate::callgrind;
use crate::report::Table;

/// A system that limits nothing.
#[derive(Spoke)]
#[spoke(name = "bare", auth = [Anonymous])]
struct Bare;

/// The same with limits.
#[derive(Spoke)]
#[spoke(name = "full", auth = [Bearer], limit = rate("1000000000/s").and_concurrent(1000))]
struct Full;

/// Gives a ticket.
#[derive(Action)]
#[action(Bare: GET "/tickets/{id}" -> Ticket)]
struct GetBare {
    id: u64,
}

/// Gives a ticket.
#[derive(Action)]
#[action(Full: GET "/tickets/{id}" -> Ticket, limit = rate("1000000000/s"))]
struct GetFull {
    id: u64,
}

#[derive(Output)]
struct Ticket {
    title: String,
}

/// Which layers are on.
#[derive(Clone, Copy, Debug)]
pub enum Layers {
    /// One attempt, no credential, no limit.
    Off,
    /// Retries with a budget, a bearer token, a limit of the spoke and one of the action.
    On,
}

impl Layers {
    /// `off`, `on`
    pub fn named(word: &str) -> Option<Layers> {
        [Layers::Off, Layers::On].into_iter().find(|it| it.name() == word)
    }

    fn name(self) -> &'static str {
        match self {
            Layers::Off => "off",
            Layers::On => "on",
        }
    }
}

/// Answers at once, with headers such as GitHub's.
#[derive(Clone, Debug)]
struct Echo(Response);

impl Transport for Echo {
    fn send<'a>(&'a self, _: Attempt<'a>) -> BoxFuture<'a, Result<Response, Lost>> {
        let response = self.0.clone();
        Box::pin(async move { Ok(response) })
    }
}

/// Makes so many calls.
pub fn repeat(layers: Layers, calls: u64) -> ExitCode {
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_time().build().expect("a runtime with a clock");
    runtime.block_on(call(layers, calls));
    ExitCode::SUCCESS
}

/// Makes so many calls, and gives how many allocations that took.
async fn call(layers: Layers, calls: u64) -> u64 {
    let body = Bytes::from_static(br#"{"title":"disk full"}"#);
    let mut response = Response::new(200, Default::default(), body);
    for (name, value) in [
        ("content-type", "application/json; charset=utf-8"),
        ("x-ratelimit-limit", "5000000"),
        ("x-ratelimit-remaining", "4999999"),
        ("x-ratelimit-reset", "4102444800"),
        ("x-request-id", "C0FE:1A2B:3C4D5E"),
    ] {
        response.headers.insert(name, value.parse().expect("a header"));
    }
    let config = |name: &str| ConnectionConfig::new(name).base_url("https://desk.acme.example");
    let hub = Hub::builder()
        .transport(Echo(response))
        .connection("bare", config("bare").auth(Anonymous).retry(Retry::none()))
        .connection("full", config("full").auth(Bearer::token("token")))
        .build()
        .expect("two connections");
    let bare: Connection<Bare> = hub.connect("bare").expect("it is there");
    let full: Connection<Full> = hub.connect("full").expect("it is there");
    let mut before = 0;
    for id in 0..calls {
        // The first ones fill what is kept.
        if id == calls / 2 {
            before = counting::allocations();
        }
        let ticket = match layers {
            Layers::Off => get_bare(&bare, id).await,
            Layers::On => get_full(&full, id).await,
        };
        assert_eq!(ticket.expect("it is answered").title, "disk full");
    }
    counting::allocations() - before
}

/// What they add. Without callgrind nothing is said of instructions.
pub fn table() -> Table {
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_time().build().expect("a runtime with a clock");
    let mut table = Table::new(
        "layers",
        "Retries, limits and credentials: what they add to a call",
        &["", "off", "on", "added"],
    );
    let [off, on] =
        [Layers::Off, Layers::On].map(|layers| runtime.block_on(call(layers, 2_000)) as f64 / 1_000.0);
    table.row(["allocations".into(), amount(off), amount(on), amount(on - off)]);
    table.figure("allocations", on);
    table.figure("added allocations", on - off);
    table.note(
        "No socket: the answer is handed over in memory. \"Off\" is one attempt, no credential and no declared limit; the door \
         that a pause would close and the look at rate headers are in both.",
    );
    let own = std::env::current_exe().expect("the program has a path");
    let instructions = [Layers::Off, Layers::On].map(|layers| {
        callgrind::instructions_each(&own, 1_000, 3_000, |calls| {
            vec!["layers-loop".to_owned(), layers.name().to_owned(), calls.to_string()]
        })
    });
    let [Some(off), Some(on)] = instructions else {
        table.note(callgrind::MISSING);
        return table;
    };
    table.row(["instructions".into(), amount(off), amount(on), amount(on - off)]);
    table.figure("instructions", on);
    table.figure("added instructions", on - off);
    table
}
