//! What the derives write, by hand.

mod create_ticket;
mod desk;
mod list_tickets;
mod list_watchers;
mod priority;
mod ticket;

pub(super) use create_ticket::{CreateTicket, create_ticket};
pub(super) use desk::AcmeDesk;
pub(super) use list_tickets::ListTickets;
pub(super) use list_watchers::ListWatchers;
pub(super) use priority::Priority;
pub(super) use ticket::{State, Ticket};
