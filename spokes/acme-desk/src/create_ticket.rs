//! `POST /api/v1/projects/{project}/tickets`

use spoke_runtime::prelude::*;

use crate::{AcmeDesk, Ticket};

/// Files a ticket.
#[derive(Action, Clone, Debug)]
#[action(
    AcmeDesk: POST "/api/v1/projects/{project}/tickets" -> Ticket,
    effect = keyed("Idempotency-Key"),
    body = {
        "title": "[{priority}] {title}",
        "priority": priority,
        "external_ref": external_ref,
        "source": "spoke",
    },
)]
pub struct CreateTicket {
    /// The project's key: `NET`.
    pub project: String,
    /// One line, shown in the queue.
    pub title: String,
    /// How urgent it is.
    pub priority: Priority,
    /// The ticket's name in the caller's own system.
    pub external_ref: Option<String>,
}

/// How urgent a ticket is.
#[derive(Clone, Copy, Debug, Input)]
#[input(case = upper)]
pub enum Priority {
    /// It can wait.
    Low,
    /// It cannot.
    High,
}
