//! Nothing is in scope but what is named.
#![no_implicit_prelude]

use ::spoke_runtime::auth::{ApiKey, Basic};
use ::spoke_runtime::{Action, Input, Output, Spoke};

/// Acme Desk.
#[derive(Spoke, Debug)]
#[spoke(
    name = "acme-desk",
    base = "https://{region}.desk.example",
    settings(region: ::std::string::String, tenant: ::std::option::Option<::std::string::String>),
    auth = [ApiKey::header("x-api-key"), Basic],
    header("x-source" = "spoke"),
    fail(when = (ok == false), code = error.code, kind(auth = ["expired"])),
    timeout = "20s",
    verify = CreateTicket,
    actions = [CreateTicket, Upload<'_>],
)]
pub struct AcmeDesk;

/// Files a ticket.
#[derive(Action, Debug)]
#[action(
    AcmeDesk: POST "/api/v1/projects/{project}/tickets?notify=true" -> Ticket,
    effect = keyed("Idempotency-Key"),
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
