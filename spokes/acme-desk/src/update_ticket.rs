//! `PATCH /api/v1/tickets/{ticket}`

use spoke_runtime::prelude::*;

use crate::{AcmeDesk, Ticket};

/// Changes a ticket; what is left out stays as it is.
///
/// Safe to repeat: the same values replace themselves.
#[derive(Action, Clone, Debug)]
#[action(AcmeDesk: PATCH "/api/v1/tickets/{ticket}" -> Ticket, effect = idempotent, case = camel)]
pub struct UpdateTicket {
    /// The ticket's id.
    pub ticket: String,
    /// One line.
    pub title: Option<String>,
    /// The address of who takes care of it; `Null` for nobody.
    pub assignee: Patch<String>,
    /// The day by which it is due, `2026-12-24`; `Null` for none.
    pub due_date: Patch<String>,
}
