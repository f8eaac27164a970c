//! What a called action costs whoever builds it: time of the compiler and bytes of the program, ours, by hand and by progenitor.

mod by_hand;
pub mod cargo;
mod expansion;
pub mod fixture;
pub mod ours;
mod progenitor;
pub mod rustc;
mod subject;

use by_hand::Cut;
use fixture::{BETWEEN, IN_A_GROUP, SIZES, Use};
use subject::{Client, Linked, Subject};

use crate::budgets::amount;
use crate::report::Table;

/// The package of this program: it links what all clients link.
const OWN: &str = env!("CARGO_PKG_NAME");

/// The package that writes progenitor's client.
const PEER: &str = "spoke-bench-compile-peer";

/// How often everything is built; the least counts.
const ROUNDS: usize = 2;

/// Everybody's, used in every way, in several rounds.
pub fn table() -> Table {
    let mut table = empty();
    if let Err(error) = fill(&mut table) {
        table.note(format!("Not measured: {error}"));
    }
    table
}

/// What is exact, of ours alone: bytes and expansions.
pub fn counts() -> Table {
    let mut table = empty();
    if let Err(error) = fill_counts(&mut table) {
        table.note(format!("Not measured: {error}"));
    }
    table
}

fn fill(table: &mut Table) -> Result<(), String> {
    let clients = [Client::Ours, Client::ByHand(Cut::Nested), Client::ByHand(Cut::Flat), Client::Progenitor];
    let linked = Linked::both()?;
    let mut subjects = vec![Subject::new(Client::OursAsLibrary, Use::Declared)?];
    for client in clients {
        for used in [Use::Declared, Use::Called, Use::Shown] {
            subjects.push(Subject::new(client, used)?);
        }
    }
    for _ in 0..ROUNDS {
        for subject in &mut subjects {
            subject.release(&linked)?;
            subject.develop(&linked)?;
        }
    }
    for subject in &subjects {
        row(table, subject);
    }
    let of = |client, used| subjects.iter().find(|it| it.client == client && it.used == used);
    let ratio = |table: &mut Table, name: &str, other, value: fn(&Subject) -> f64| {
        if let (Some(own), Some(other)) = (of(Client::Ours, Use::Called), of(other, Use::Called)) {
            table.figure(name, value(own) / value(other));
        }
    };
    ratio(table, "release to by hand", Client::ByHand(Cut::Nested), Subject::release_each);
    ratio(table, "release to by hand and flat", Client::ByHand(Cut::Flat), Subject::release_each);
    ratio(table, "release to progenitor", Client::Progenitor, Subject::release_each);
    ratio(table, "check to by hand", Client::ByHand(Cut::Nested), Subject::check_each);
    ratio(table, "bytes to by hand", Client::ByHand(Cut::Nested), Subject::bytes_each);
    subjects.iter().for_each(|subject| figures(table, subject));
    expansion::figures(table)?;
    table.note(format!(
        "Each crate is built with {} and with {} actions; a cell is the difference, by {BETWEEN}. Milliseconds are user and system time of \
         rustc and its linker, the least of {ROUNDS} rounds through all rows; whatever is linked was built before.",
        SIZES[0] * IN_A_GROUP,
        SIZES[1] * IN_A_GROUP,
    ));
    table.note(format!(
        "Release is cargo's own profile, stripped: opt-level 3, 16 units, no LTO. After an edit: all of a build for development of \
         the crate of {} actions, the link included, after the path of one action was edited.",
        SIZES[1] * IN_A_GROUP,
    ));
    table.note(
        "Three actions share one output of 21 members. By hand it is four structs, as the JSON is nested; \"flat\" is one struct of 21 \
         members, as if the vendor nested nothing, the least that serde can cost here. progenitor's crates hold its default builder interface.",
    );
    Ok(())
}

fn fill_counts(table: &mut Table) -> Result<(), String> {
    expansion::figures(table)?;
    let linked = Linked::released()?;
    for used in [Use::Declared, Use::Called, Use::Shown] {
        let mut subject = Subject::new(Client::Ours, used)?;
        subject.release(&linked)?;
        row(table, &subject);
        table.figure(bytes_name(used), subject.bytes_each());
    }
    table.note("The bytes are exact; the milliseconds are of one build, and only a hint.");
    Ok(())
}

fn empty() -> Table {
    Table::new(
        "compile",
        "What an action costs in a build",
        &[
            "client",
            "used",
            "release, ms",
            "`cargo check`, ms",
            "after an edit, ms",
            "program, bytes",
            "source, lines",
        ],
    )
}

fn row(table: &mut Table, subject: &Subject) {
    let cell = |value: f64, digits: usize| match value.is_finite() {
        true if value >= 1_000.0 => amount(value),
        true => format!("{value:.digits$}"),
        false => "—".into(),
    };
    table.row([
        match subject.client {
            Client::Ours => "spoke".into(),
            Client::OursAsLibrary => "spoke, a library".into(),
            Client::ByHand(Cut::Nested) => "reqwest and serde by hand".into(),
            Client::ByHand(Cut::Flat) => "the same, flat".into(),
            Client::Progenitor => "progenitor".into(),
        },
        subject.used.name().into(),
        cell(subject.release_each(), 1),
        cell(subject.check_each(), 1),
        cell(subject.incremental(), 0),
        cell(subject.bytes_each(), 0),
        cell(subject.lines_each(), 0),
    ]);
}

/// The figures of ours that budgets name.
fn figures(table: &mut Table, subject: &Subject) {
    match (subject.client, subject.used) {
        (Client::Ours, used) => {
            table.figure(format!("release ms, {}", used.name()), subject.release_each());
            table.figure(format!("check ms, {}", used.name()), subject.check_each());
            table.figure(format!("after an edit ms, {}", used.name()), subject.incremental());
            table.figure(bytes_name(used), subject.bytes_each());
        }
        (Client::OursAsLibrary, _) => table.figure("release ms, a library", subject.release_each()),
        (Client::ByHand(_) | Client::Progenitor, _) => {}
    }
}

fn bytes_name(used: Use) -> String {
    format!("bytes, {}", used.name())
}
