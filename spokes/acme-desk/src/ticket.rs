//! A ticket as most answers give it.

use spoke_runtime::prelude::*;

/// A ticket as the queue shows it.
#[derive(Clone, Debug, Output)]
pub struct Ticket {
    /// The id, for the other actions.
    #[out(id)]
    pub ticket_id: String,
    /// The ticket's page, for people.
    #[out(links.self)]
    pub ticket_url: String,
    /// Where it stands.
    pub state: State,
    /// The addresses of those who get a mail.
    #[out(watchers[].email)]
    pub watchers: Vec<String>,
}

/// Where a ticket stands.
#[derive(Clone, Debug, PartialEq, Output)]
#[out(case = snake)]
pub enum State {
    /// Nobody has begun.
    Open,
    /// Somebody has.
    InProgress,
    /// It is done.
    Closed,
    /// A state that Acme Desk has learned since.
    #[out(other)]
    Other(String),
}
