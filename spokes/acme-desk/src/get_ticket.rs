//! `GET /api/v1/tickets/{ticket}`

use spoke_runtime::prelude::*;

use crate::{AcmeDesk, State};

/// Reads a ticket with its comments.
#[derive(Action, Clone, Debug)]
#[action(AcmeDesk: GET "/api/v1/tickets/{ticket}" -> TicketPage)]
pub struct GetTicket {
    /// The ticket's id.
    pub ticket: String,
}

/// A ticket with everything that was said about it.
#[derive(Clone, Debug, Output)]
pub struct TicketPage {
    /// One line.
    pub title: String,
    /// Where it stands.
    pub state: State,
    /// Who takes care of it, if somebody does.
    pub assignee: Option<Person>,
    /// What was said, oldest first.
    pub comments: Vec<Comment>,
    /// The version that was read.
    #[out(header("etag"))]
    pub version: Option<String>,
}

/// What somebody said about a ticket.
#[derive(Clone, Debug, Output)]
pub struct Comment {
    /// Who said it.
    pub author: Person,
    /// What was said.
    #[out(body.text)]
    pub text: String,
}

/// Somebody who works with Acme Desk.
#[derive(Clone, Debug, PartialEq, Output)]
pub struct Person {
    /// The name to show.
    #[out(profile.name)]
    pub name: String,
    /// The address, where it is not hidden.
    pub email: Option<String>,
}
