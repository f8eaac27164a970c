//! What retries, limits and credentials add to a call: instructions by callgrind, allocations by the counting allocator.

use std::process::{Command, ExitCode, Stdio};

use spoke_runtime::auth::{Anonymous, Bearer};
use spoke_runtime::prelude::*;
use spoke_runtime::{Attempt, BoxFuture, Bytes, ConnectionConfig, Lost, Response, Transport, rate};

use crate::counting;

/// What the layers may add to a call.
const MOST_INSTRUCTIONS: f64 = 3_000.0;
const MOST_ALLOCATIONS: f64 = 4.0;

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

/// Prints the table; whether the budget is met. Without callgrind nothing is said of instructions, and the budget counts as
/// not met.
pub fn run() -> bool {
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_time().build().expect("a runtime with a clock");
    let counted =
        [Layers::Off, Layers::On].map(|layers| runtime.block_on(call(layers, 2_000)) as f64 / 1_000.0);
    let instructions = [Layers::Off, Layers::On].map(instructions_a_call);
    println!("\n## Retries, limits and credentials: what they add to a call\n");
    println!("| | off | on | added | at most |");
    println!("|---|---|---|---|---|");
    let added = counted[1] - counted[0];
    println!("| allocations | {:.2} | {:.2} | {added:.2} | {MOST_ALLOCATIONS} |", counted[0], counted[1]);
    let [Some(off), Some(on)] = instructions else {
        println!("\nvalgrind is missing: no instructions were counted");
        return false;
    };
    println!("| instructions | {off:.0} | {on:.0} | {:.0} | {MOST_INSTRUCTIONS} |", on - off);
    added <= MOST_ALLOCATIONS && on - off <= MOST_INSTRUCTIONS
}

/// By two runs of different length, so that what is done once drops out.
fn instructions_a_call(layers: Layers) -> Option<f64> {
    const SHORT: u64 = 1_000;
    const LONG: u64 = 3_000;
    let (short, long) = (instructions(layers, SHORT)?, instructions(layers, LONG)?);
    Some((long - short) / (LONG - SHORT) as f64)
}

fn instructions(layers: Layers, calls: u64) -> Option<f64> {
    let own = std::env::current_exe().expect("the program has a path");
    let ran = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(own)
        .args(["layers-loop", layers.name(), &calls.to_string()])
        .stdout(Stdio::null())
        .output()
        .ok()?;
    let said = String::from_utf8_lossy(&ran.stderr);
    let count = said.lines().find_map(|line| line.split_once("Collected :"))?.1;
    count.trim().parse().ok()
}
