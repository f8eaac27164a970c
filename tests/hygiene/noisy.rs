//! What warns where it should not: deprecated items, long argument lists, raw names, another crate's runtime.

use crate::brought::engine::{Action, Input, Output, Spoke};

/// Acme Desk.
#[derive(Spoke, Debug)]
#[spoke(name = "acme-desk", crate = crate::brought::engine)]
pub struct AcmeDesk;

/// Lists tickets.
#[derive(Action, Debug)]
#[action(AcmeDesk: GET "/tickets", crate = crate::brought::engine)]
#[deprecated(note = "search instead")]
pub struct ListTickets {
    /// Where it stands.
    #[deprecated]
    pub state: Option<String>,
}

/// Moves a ticket.
#[derive(Action, Debug)]
#[action(AcmeDesk: POST "/moves/{type}" -> Moved, fn = r#move, crate = crate::brought::engine)]
pub struct MoveTicket {
    /// What it is.
    pub r#type: String,
    /// One.
    pub a: u8,
    /// Two.
    pub b: u8,
    /// Three.
    pub c: u8,
    /// Four.
    pub d: u8,
    /// Five.
    pub e: u8,
    /// Six.
    pub f: u8,
    /// Seven.
    pub g: u8,
    /// How.
    pub r#match: Option<Match>,
}

/// How.
#[derive(Input, Debug)]
#[input(case = lower, crate = crate::brought::engine)]
pub enum Match {
    /// All of it.
    All,
    /// Some of it.
    Some,
}

/// Moved.
#[derive(Output, Debug)]
#[out(crate = crate::brought::engine)]
pub struct Moved {
    /// What it is.
    pub r#type: String,
    /// How.
    #[out(r#as.r#in)]
    pub path: Option<String>,
}
