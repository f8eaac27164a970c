//! `GET /api/v1/tickets`

use spoke_runtime::prelude::*;

use crate::{AcmeDesk, Ticket};

/// Finds tickets, newest first.
#[derive(Action, Clone, Debug)]
#[action(
    AcmeDesk: GET "/api/v1/tickets?sort=newest" -> FoundTickets,
    query("q" = text, "label" = labels, "limit" = limit),
)]
pub struct SearchTickets {
    /// What to look for in titles and comments.
    pub text: String,
    /// Labels that the tickets must have, all of them.
    #[input(default = Vec::new())]
    pub labels: Vec<String>,
    /// How many tickets at most.
    pub limit: Option<u16>,
}

/// What was found.
#[derive(Clone, Debug, Output)]
pub struct FoundTickets {
    /// The tickets, as many as were asked for.
    #[out("items")]
    pub tickets: Vec<Ticket>,
    /// How many there are in all.
    #[out(page.total)]
    pub total: u64,
}
