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
#[spoke(name = "acme-desk", header("x-source" = "spoke"), accept = [304], actions = [CreateTicket])]
pub struct AcmeDesk;

/// Files a ticket.
#[derive(Does, Debug)]
#[action(
    AcmeDesk: POST "/projects/{project}/weights/{weight}" -> Ticket,
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
