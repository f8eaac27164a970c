//! Acme Desk for Spoke: the guide's example, a spoke for a ticket system that nobody runs.

mod close_ticket;
mod create_ticket;
mod get_ticket;
mod search_tickets;
mod ticket;
mod update_ticket;

use spoke_runtime::prelude::*;

pub use close_ticket::{CloseTicket, close_ticket};
pub use create_ticket::{CreateTicket, Priority, create_ticket};
pub use get_ticket::{Comment, GetTicket, Person, TicketPage, get_ticket};
pub use search_tickets::{FoundTickets, SearchTickets, search_tickets};
pub use ticket::{State, Ticket};
pub use update_ticket::{UpdateTicket, update_ticket};

/// Acme Desk, the in-house ticket system.
#[derive(Debug, Spoke)]
#[spoke(
    name = "acme-desk",
    auth = [ApiKey::header("x-api-key"), Basic],
    fail(code = error.code, message = error.message, request_id = header("x-request-id")),
    actions = [CloseTicket, CreateTicket, GetTicket, SearchTickets, UpdateTicket],
)]
pub struct AcmeDesk;
