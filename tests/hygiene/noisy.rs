//! What warns where it should not: deprecated items, long argument lists, raw names, declarations by macro, another crate's runtime.

use crate::brought::engine::{Action, Input, Output, Spoke, rate};

/// Acme Desk.
#[derive(Spoke, Debug)]
#[spoke(
    name = "acme-desk",
    fail(when = (r#type contains "fault"), kind(conflict = (r#type == "twice"))),
    limit = rate("50/s"),
    crate = crate::brought::engine,
)]
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
#[action(
    AcmeDesk: POST "/moves/{type}" -> Moved,
    fn = r#move,
    limit = rate("1/s") by r#type,
    unique(by = r#type, find = Moves),
    poll(ask = GetMove(r#type = r#as.r#in), until = (r#as.r#in exists)),
    crate = crate::brought::engine,
)]
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

/// Lists moves.
#[derive(Action, Debug)]
#[action(
    AcmeDesk: GET "/moves" -> Page,
    pages(cursor = r#as.r#in => r#where, more = r#as.r#while),
    crate = crate::brought::engine,
)]
pub struct Moves {
    /// What it is.
    pub r#type: Option<String>,
    /// Where the page begins.
    #[deprecated]
    pub r#where: Option<String>,
}

/// One move.
#[derive(Action, Debug)]
#[action(AcmeDesk: GET "/moves/{type}" -> Moved, crate = crate::brought::engine)]
pub struct GetMove {
    /// What it is.
    pub r#type: String,
}

/// Repeats a move.
#[derive(Action, Debug)]
#[action(AcmeDesk: POST "/repeats/{type}" -> Moved, probe = GetMove, crate = crate::brought::engine)]
pub struct RepeatMove {
    /// What it is.
    pub r#type: String,
}

/// Moves.
#[derive(Output, Debug)]
#[out(crate = crate::brought::engine)]
pub struct Page {
    /// The list.
    #[out(r#as.r#impl, items, default)]
    #[deprecated]
    pub r#impl: Vec<Moved>,
}

macro_rules! rename {
    ($name:ident, $field:ident, $way:ident) => {
        /// Renames it.
        #[derive(Action, Debug)]
        #[action(
            AcmeDesk: PATCH "/names/{old}/{way}" -> Moved,
            body = { "name": title, "text": "{old} by {way}" },
            limit = rate("1/s") by title,
            crate = crate::brought::engine,
        )]
        pub struct $name {
            /// To this.
            pub title: String,
            /// From this.
            pub $field: String,
            /// How.
            pub $way: Match,
            /// When.
            #[input(header = "x-at")]
            pub at: Option<String>,
        }

        /// Finds it by its name.
        #[derive(Action, Debug)]
        #[action(AcmeDesk: POST "/names", body = { "old": old, "more": more }, fn = none, crate = crate::brought::engine)]
        pub struct Again {
            /// From this.
            pub $field: String,
            /// Whatever else.
            pub more: Option<String>,
        }
    };
}

rename!(Rename, old, way);
