//! Connections of one hub: what it takes to build it, to find one, to call on one, to keep them.

use std::fmt::Write as _;
use std::io::Write as _;
use std::time::Duration;

use spoke_runtime::auth::Bearer;
use spoke_runtime::prelude::*;
use spoke_runtime::{Attempt, BoxFuture, ConnectionConfig, Limit, Lost, Response, Transport};

use spoke_bench_stand::{counting, drive};

use super::plot::{Line, Panel, Plot};
use super::{Series, growth, part};
use crate::budgets::amount;
use crate::report::Table;

/// How many times something short is done at least.
const TIMES: usize = 20_000;

/// The variable in which the connections of the file find their token.
pub const TOKEN: &str = "SPOKE_BENCH_TOKEN";

/// A system of many accounts.
#[derive(Spoke)]
#[spoke(name = "accounts", auth = [Bearer])]
struct Accounts;

/// Gives a ticket.
#[derive(Action)]
#[action(Accounts: GET "/tickets/{id}" -> Ticket)]
struct GetTicket {
    id: u64,
}

#[derive(Output)]
struct Ticket {
    title: String,
}

/// Answers at once.
#[derive(Debug)]
struct Echo;

impl Transport for Echo {
    fn send<'a>(&'a self, _: Attempt<'a>) -> BoxFuture<'a, Result<Response, Lost>> {
        let response = Response::new(200, Default::default(), &br#"{"title":"disk full"}"#[..]);
        Box::pin(async move { Ok(response) })
    }
}

/// Hubs of so many connections, the least of so many runs.
pub fn series(counts: &[u64], runs: usize) -> Series {
    let mut table = Table::new(
        "scale-connections",
        "Connections in one hub",
        &[
            "connections",
            "build from a file, ms",
            "µs a connection",
            "reload the file, ms",
            "build in code, ms",
            "µs a connection",
            "`hub.connect`, ns",
            "a call, µs",
            "bytes a connection, from a file",
            "bytes a connection, in code",
            "bytes more after a call on each",
        ],
    );
    let mut lines: [Line; 7] = [
        "build from a file, µs a connection",
        "reload the file, µs a connection",
        "build in code, µs a connection",
        "a call, µs",
        "hub.connect, µs",
        "from a file",
        "in code",
    ]
    .map(Line::new);
    for count in counts {
        let each = *count as f64;
        let file = part::run(&["connections", "file", &count.to_string()], runs);
        let code = part::run(&["connections", "code", &count.to_string()], runs);
        table.row([
            amount(each),
            amount(file["build"] / 1e6),
            amount(file["build"] / 1e3 / each),
            amount(file["reload"] / 1e6),
            amount(code["build"] / 1e6),
            amount(code["build"] / 1e3 / each),
            amount(file["connect"]),
            amount(file["call"] / 1e3),
            amount(file["bytes"] / each),
            amount(code["bytes"] / each),
            amount(file["bytes of calls"] / each),
        ]);
        let points = [
            file["build"] / 1e3 / each,
            file["reload"] / 1e3 / each,
            code["build"] / 1e3 / each,
            file["call"] / 1e3,
            file["connect"] / 1e3,
            file["bytes"] / each,
            code["bytes"] / each,
        ];
        for (line, point) in lines.iter_mut().zip(points) {
            line.points.push((*count, point));
        }
        // The exact ones are held where CI comes, too.
        if *count == 1_000 {
            table.figure("bytes from a file", file["bytes"] / each);
            table.figure("bytes in code", code["bytes"] / each);
            table.figure("bytes after a call", file["bytes of calls"] / each);
        }
    }
    let names = [
        "growth of build from a file",
        "growth of reload",
        "growth of build in code",
        "growth of call",
        "growth of connect",
    ];
    for (name, line) in names.into_iter().zip(&lines) {
        if let Some(growth) = growth(&line.points) {
            table.figure(name, growth);
        }
    }
    table.note("Time is this process's own on the processor, the least of several runs, each in a process of its own. Bytes are the allocator's, in use.");
    table.note(
        "Each connection has a base URL, a bearer token, a limit and a timeout. The spoke is known, so the hub opens every connection \
         as it is built. Calls go round all connections, answered in memory.",
    );
    let [file, reload, code, call, connect, bytes_file, bytes_code] = lines;
    let plot = Plot {
        across: "connections in one hub",
        panels: vec![
            Panel { title: "Time on the processor, µs", lines: vec![file, reload, code, call, connect] },
            Panel { title: "Bytes a connection", lines: vec![bytes_file, bytes_code] },
        ],
    };
    Series { table, plot }
}

/// Builds one hub `way`, `file` or `code`, and says what that took.
pub fn one(way: &str, count: usize) -> Option<()> {
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_time().build().expect("a runtime with a clock");
    match way {
        "file" => {
            let mut file = tempfile::Builder::new().suffix(".toml").tempfile().expect("a temporary file");
            file.write_all(text(count).as_bytes()).expect("a temporary file takes a text");
            let build = async || builder().load(file.path()).await.expect("the file is right");
            runtime.block_on(measure(count, build));
        }
        "code" => {
            let build = async || {
                let named =
                    (0..count).fold(builder(), |hub, number| hub.connection(alias(number), config(number)));
                named.build().expect("the connections are right")
            };
            runtime.block_on(measure(count, build));
        }
        _ => return None,
    }
    Some(())
}

async fn measure(count: usize, build: impl AsyncFn() -> Hub) {
    let aliases: Vec<String> = (0..count).map(alias).collect();
    // What is made once by the first of all hubs is no connection's.
    drop(builder().build());
    let (before, began) = (counting::in_use(), drive::processor());
    let hub = build().await;
    let built = drive::processor() - began;
    let bytes = counting::in_use() - before;

    let rounds = TIMES.div_ceil(count);
    let began = drive::processor();
    for alias in (0..rounds).flat_map(|_| &aliases) {
        std::hint::black_box(hub.connect::<Accounts>(alias).expect("it is there"));
    }
    let connected = drive::processor() - began;

    let connections: Vec<Connection<Accounts>> =
        aliases.iter().map(|alias| hub.connect(alias).expect("it is there")).collect();
    let before = counting::in_use();
    call_each(&connections).await;
    let bytes_of_calls = counting::in_use() - before;
    let began = drive::processor();
    for _ in 0..rounds {
        call_each(&connections).await;
    }
    let called = drive::processor() - began;

    let began = drive::processor();
    hub.reload().await.expect("the connections are still right");
    let reloaded = drive::processor() - began;
    let one = |time: Duration| time.as_nanos() as f64 / (rounds * count) as f64;
    part::say(&[
        ("build", built.as_nanos() as f64),
        ("reload", reloaded.as_nanos() as f64),
        ("connect", one(connected)),
        ("call", one(called)),
        ("bytes", bytes as f64),
        ("bytes of calls", bytes_of_calls as f64),
    ]);
}

async fn call_each(connections: &[Connection<Accounts>]) {
    for connection in connections {
        let ticket = get_ticket(connection, 7).await.expect("it is answered");
        assert_eq!(ticket.title, "disk full");
    }
}

fn builder() -> spoke_runtime::HubBuilder {
    Hub::builder().spoke::<Accounts>().transport(Echo)
}

fn alias(number: usize) -> String {
    format!("account-{number:05}")
}

fn config(number: usize) -> ConnectionConfig {
    ConnectionConfig::new("accounts")
        .base_url(format!("https://account-{number:05}.acme.example"))
        .auth(Bearer::token("token"))
        .limit(Limit::concurrent(8))
        .call_timeout(Duration::from_secs(60))
}

fn text(count: usize) -> String {
    let mut text = String::new();
    for number in 0..count {
        let _ = write!(
            text,
            "[connection.account-{number:05}]\nspoke = \"accounts\"\nbase_url = \"https://account-{number:05}.acme.example\"\n\
             auth = {{ bearer = {{ env = \"{TOKEN}\" }} }}\nlimit = {{ concurrent = 8 }}\n\
             timeout = {{ call = \"60s\" }}\n\n"
        );
    }
    text
}
