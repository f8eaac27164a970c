//! Nothing is in scope but what is named.
#![no_implicit_prelude]

use ::spoke_runtime::auth::{ApiKey, Basic};
use ::spoke_runtime::{Action, Input, Limit, Output, Spoke, rate};

/// Acme Desk.
#[derive(Spoke, Debug)]
#[spoke(
    name = "acme-desk",
    base = "https://{region}.desk.example",
    settings(region: ::std::string::String, tenant: ::std::option::Option<::std::string::String>),
    auth = [ApiKey::header("x-api-key"), Basic],
    header("x-source" = "spoke"),
    fail(
        when = (ok == false or notes[0] contains "failed"),
        code = error.code,
        kind(auth = ["expired"], rate_limited = (error.message contains "too fast" and status() == 403)),
    ),
    limit = [rate("50/s").burst(5), Limit::concurrent(20)],
    timeout = "20s",
    verify = CreateTicket,
    actions = [CreateTicket, Upload<'_>, FindTickets, ListTickets, SearchTickets, ImportTickets, GetImport],
)]
pub struct AcmeDesk;

/// Files a ticket.
#[derive(Action, Debug)]
#[action(
    AcmeDesk: POST "/api/v1/projects/{project}/tickets?notify=true" -> Ticket,
    effect = keyed("Idempotency-Key"),
    limit = [rate("100/m"), rate("1/s").burst(1) by project],
    query("label" = labels),
    header("x-note" = note),
    body = {
        "title": "P{priority}: {title}",
        "priority": priority,
        "due": due,
        "nested": { "weight": weight, ..extra },
    },
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
    /// Until when.
    pub due: ::spoke_runtime::Patch<::std::string::String>,
    /// Whatever else.
    pub extra: ::std::option::Option<Extra>,
    /// How many.
    #[input(default = 3)]
    #[input(query = "count")]
    pub count: u32,
}

/// Stores bytes.
#[derive(Action, Debug)]
#[action(AcmeDesk: PUT "/files/{place:+}" -> (), bytes = content)]
pub struct Upload<'a> {
    /// Where.
    pub place: &'a str,
    /// What.
    pub content: &'a [u8],
}

/// How bad.
#[derive(Input, Debug)]
#[input(case = upper)]
pub enum Priority {
    /// Not very.
    Low,
    /// Very.
    High,
}

/// Whatever else.
#[derive(Input, Debug)]
pub struct Extra {
    /// Who.
    pub owner: ::std::option::Option<Owner>,
}

/// Who.
#[derive(Input, Output, Debug)]
pub struct Owner(::std::string::String);

/// A ticket.
#[derive(Output, Debug)]
pub struct Ticket {
    /// Its number.
    #[out(id)]
    pub ticket_id: u64,
    /// Who.
    pub owner: ::std::option::Option<::std::boxed::Box<Owner>>,
    /// Who watches.
    #[out(watchers[].email)]
    pub watchers: ::std::vec::Vec<::std::string::String>,
    /// Where it stands.
    #[out(state, default)]
    pub state: State,
    /// The status.
    #[out(status())]
    pub status: u16,
    /// The bytes.
    #[out(body())]
    pub raw: ::std::vec::Vec<u8>,
}

/// Where it stands.
#[derive(Output, Debug, Default)]
#[out(case = lower)]
pub enum State {
    /// Open.
    #[default]
    Open,
    /// Something else.
    #[out(other)]
    Other(::std::string::String),
}

/// Several good answers.
#[derive(Output, Debug)]
pub enum Filed {
    /// At once.
    #[out(when = 201)]
    Created(Ticket),
    /// Later.
    #[out(other)]
    Queued,
}

/// Finds tickets.
#[derive(Action, Debug)]
#[action(
    AcmeDesk: GET "/api/v1/projects/{project}/tickets" -> Found,
    limit = rate("30/m").shared("search"),
    pages(cursor = meta.next => cursor, more = meta.more, total = header("x-total")),
)]
pub struct FindTickets {
    /// Where.
    pub project: ::std::string::String,
    /// What.
    pub title: ::std::option::Option<::std::string::String>,
    /// Where the page begins.
    pub cursor: ::std::option::Option<::std::string::String>,
}

/// Lists tickets.
#[derive(Action, Debug)]
#[action(AcmeDesk: GET "/tickets" -> ::std::vec::Vec<Ticket>, pages(page => page))]
pub struct ListTickets {
    /// Which page.
    #[input(default = 1)]
    pub page: u32,
}

/// Searches tickets.
#[derive(Action, Debug)]
#[action(AcmeDesk: POST "/search" -> Found, effect = read, pages(with = ::spoke_runtime::pages::Offset => skip))]
pub struct SearchTickets {
    /// How many are skipped.
    pub skip: ::std::option::Option<u64>,
}

/// Imports tickets.
#[derive(Action, Debug)]
#[action(
    AcmeDesk: POST "/projects/{project}/imports" -> Import,
    probe = GetImport,
    unique(by = (project, title), find = FindTickets),
    poll(
        ask = GetImport(id = import.id),
        until = (state in ["done", "partly done"]),
        failed = (error exists or state == null),
        result = links.result,
        every = "1500ms",
    ),
)]
pub struct ImportTickets {
    /// Whose number it is.
    pub id: ::std::string::String,
    /// Where.
    pub project: ::std::string::String,
    /// What.
    pub title: ::std::string::String,
}

/// How far an import has come.
#[derive(Action, Debug)]
#[action(AcmeDesk: GET "/imports/{id}" -> Import)]
pub struct GetImport {
    /// Its number.
    pub id: ::std::string::String,
}

/// Tickets that were found.
#[derive(Output, Debug)]
pub struct Found {
    /// A page of them.
    #[out(data.tickets, items, default)]
    pub tickets: ::std::vec::Vec<Import>,
}

/// An import.
#[derive(Output, Debug)]
pub struct Import {
    /// Its number.
    #[out(import.id)]
    pub id: ::std::string::String,
}
