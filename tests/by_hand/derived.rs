//! What the derives write.

use spoke_runtime::prelude::*;
use spoke_runtime::rate;

/// Acme Desk, the in-house ticket system.
#[derive(Spoke)]
#[spoke(
    name = "acme-desk",
    auth = [ApiKey::header("x-api-key"), Anonymous],
    header("x-source" = "spoke"),
    fail(code = error.code, request_id = header("x-request-id")),
    accept = [304],
    timeout = "20s",
    actions = [CreateTicket, ListTickets],
)]
pub(super) struct AcmeDesk;

/// Files a ticket.
#[derive(Action)]
#[action(
    AcmeDesk: POST "/api/v1/projects/{project}/tickets?notify=true" -> Ticket,
    effect = keyed("Idempotency-Key"),
    scopes("tickets:write"),
    body = {
        "title": "P{priority}: {title}",
        "priority": priority,
        "external_ref": external_ref,
        "source": "spoke",
    },
)]
pub(super) struct CreateTicket {
    pub(super) project: String,
    /// One line, shown in the queue.
    pub(super) title: String,
    pub(super) priority: Priority,
    #[input(choices = ListWatchers(project = project) => watchers[])]
    pub(super) external_ref: Option<String>,
}

/// Lists tickets.
#[derive(Action)]
#[action(AcmeDesk: GET "/api/v1/tickets" -> serde_json::Value)]
pub(super) struct ListTickets {
    pub(super) limit: Option<u32>,
}

/// Lists who watches.
#[derive(Action)]
#[action(
    AcmeDesk: GET "/api/v1/watchers" -> Ticket,
    preview = "nobody has watched yet",
    limit = [rate("100/m"), rate("1/s") by project],
    pages(cursor = meta.next => after, more = header("X-More")),
)]
pub(super) struct ListWatchers {
    pub(super) project: String,
    pub(super) after: Option<u64>,
}

/// How bad it is.
#[derive(Input, Debug)]
#[input(case = upper)]
pub(super) enum Priority {
    Low,
    High,
}

/// A ticket.
#[derive(Output, Debug)]
pub(super) struct Ticket {
    #[out(id)]
    pub(super) ticket_id: String,
    #[out(links.self)]
    pub(super) ticket_url: String,
    #[out(watchers[].email, items)]
    pub(super) watchers: Vec<String>,
    #[out(assignee.name)]
    pub(super) assignee: Option<String>,
    pub(super) state: State,
    #[out(votes, default)]
    pub(super) votes: u32,
    #[out(status())]
    pub(super) status: u16,
    #[out(header("x-request-id"))]
    pub(super) request_id: Option<String>,
}

/// Where it stands.
#[derive(Output, Debug, PartialEq)]
#[out(case = lower)]
pub(super) enum State {
    Open,
    #[out(other)]
    Other(String),
}
