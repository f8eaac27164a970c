//! Every name that an expansion might lean on is somebody else's here.
#![allow(
    dead_code,
    unused_macros,
    non_camel_case_types,
    clippy::enum_variant_names,
    reason = "what shadows is not used"
)]

use ::spoke_runtime::{Action as Does, Input as Sent, Output as Read, Spoke as System};

macro_rules! rude {
    ($($name:ident),*) => {$(
        #[derive(Debug)]
        struct $name;
    )*};
}

rude!(
    Option, Some, None, Result, Ok, Err, String, Vec, Box, Default, From, Into, Clone, AsRef, Iterator,
    ToString
);
rude!(
    Action, Spoke, Input, Output, Operation, Call, Connection, Inputs, Lend, TextField, JsonField, Part,
    Body, Node
);
rude!(
    Member, Method, Effect, Key, Parameter, Schema, Decoder, Describe, Table, Place, Slot, Walk, Fault, Fail,
    Source
);
rude!(
    Limit,
    Pages,
    Page,
    Paged,
    Poll,
    Polled,
    Ask,
    Outcome,
    Lookup,
    Finds,
    Condition,
    Literal,
    Kind,
    Step,
    Path,
    Property,
    Decode,
    Duration,
    IntoIterator,
    Send,
    Sync,
    Copy
);
rude!(Cursor, Number, Offset, LinkHeader, NextUrl, Keyset, pages, poll, lookup, asked, lend, items_of, rate);
rude!(assert_probe, assert_find, assert_by, assert_ask, assert_given, IT, Url, Start, Last, Again, Other);
rude!(u8, u16, u32, usize, bool, str, spoke_runtime, core, std, alloc);

macro_rules! format_args {
    ($($any:tt)*) => {
        compile_error!("somebody else's `format_args!`")
    };
}

macro_rules! concat {
    ($($any:tt)*) => {
        compile_error!("somebody else's `concat!`")
    };
}

/// Acme Desk.
#[derive(System, Debug)]
#[spoke(
    name = "acme-desk",
    header("x-source" = "spoke"),
    accept = [304],
    fail(when = (notes contains "failed"), kind(rate_limited = (status() == 403 or error.text contains "fast"))),
    limit = ::spoke_runtime::rate("50/s"),
    actions = [CreateTicket, ListTickets, ListQueues, ListRules, ListEvents, ListTeams, BuildQueue, GetQueue],
)]
pub struct AcmeDesk;

/// Files a ticket.
#[derive(Does, Debug)]
#[action(
    AcmeDesk: POST "/projects/{project}/weights/{weight}" -> Ticket,
    limit = ::spoke_runtime::rate("1/s") by weight,
    body = { "title": "P{priority}: {title}", "weight": weight, "labels": labels, "note": note },
)]
pub struct CreateTicket {
    /// Where.
    pub project: ::std::string::String,
    /// What.
    pub title: ::std::string::String,
    /// How bad.
    pub priority: Priority,
    /// A foreign type.
    pub weight: ::core::num::NonZeroU8,
    /// Found again by these.
    pub labels: ::std::vec::Vec<::std::string::String>,
    /// For the reader.
    pub note: ::std::option::Option<::std::string::String>,
}

/// How bad.
#[derive(Sent, Debug)]
pub enum Priority {
    /// Not very.
    Low,
    /// Very.
    High,
}

/// A ticket.
#[derive(Read, Debug)]
pub struct Ticket {
    /// Its number.
    pub id: ::core::primitive::u64,
    /// Who watches.
    #[out(watchers[].email)]
    pub watchers: ::std::vec::Vec<::std::option::Option<::std::string::String>>,
    /// A foreign type.
    pub weight: ::std::option::Option<::core::num::NonZeroU8>,
    /// The status.
    #[out(status())]
    pub status: ::core::primitive::u16,
    /// Where it stands.
    pub state: State,
}

/// Where it stands.
#[derive(Read, Debug)]
pub enum State {
    /// Open.
    Open,
    /// Something else.
    #[out(other)]
    Other(::std::string::String),
}

/// Lists tickets.
#[derive(Does, Debug)]
#[action(AcmeDesk: GET "/tickets" -> Tickets, pages(cursor = meta.next => cursor, more = meta.more, total = meta.total))]
pub struct ListTickets {
    /// What.
    pub name: ::std::option::Option<::std::string::String>,
    /// Where the page begins.
    pub cursor: ::std::option::Option<::std::string::String>,
}

/// Lists queues.
#[derive(Does, Debug)]
#[action(AcmeDesk: GET "/queues" -> ::std::vec::Vec<Ticket>, pages(link_header))]
pub struct ListQueues;

/// Lists rules.
#[derive(Does, Debug)]
#[action(AcmeDesk: GET "/rules" -> Tickets, pages(next_url = "@odata.nextLink"))]
pub struct ListRules;

/// Lists events.
#[derive(Does, Debug)]
#[action(AcmeDesk: GET "/events" -> Tickets, pages(keyset = tickets[].id => after))]
pub struct ListEvents {
    /// Where the page begins.
    pub after: ::std::option::Option<::core::primitive::u64>,
}

/// Lists teams.
#[derive(Does, Debug)]
#[action(AcmeDesk: GET "/teams" -> Tickets, pages(offset => skip, total = header("x-total")))]
pub struct ListTeams {
    /// How many are skipped.
    #[input(default = 0)]
    pub skip: ::core::primitive::u64,
}

/// Builds a queue.
#[derive(Does, Debug)]
#[action(
    AcmeDesk: POST "/queues" -> Queue,
    probe = self::GetQueue,
    unique(by = name, find = ListTickets),
    poll(
        url = header("location"),
        until = (state == "done" and progress != 0.5),
        failed = (state contains "fail"),
        result = start,
        every = "5s",
    ),
)]
pub struct BuildQueue {
    /// What it is called.
    pub name: ::std::string::String,
}

/// How far a queue has come.
#[derive(Does, Debug)]
#[action(AcmeDesk: GET "/queues/{name}" -> Queue, poll(until = (state == "done")))]
pub struct GetQueue {
    /// What it is called.
    pub name: ::std::string::String,
}

/// A page of tickets.
#[derive(Read, Debug)]
pub struct Tickets {
    /// The list.
    #[out(tickets, items)]
    pub tickets: ::std::vec::Vec<Queue>,
}

/// A queue.
#[derive(Read, Debug)]
pub struct Queue {
    /// What it is called.
    pub name: ::std::string::String,
}
