//! `POST /api/v1/tickets/{ticket}/close`

use spoke_runtime::prelude::*;

use crate::AcmeDesk;

/// Closes a ticket and mails its watchers.
///
/// Once only: each time it is done, the watchers get a mail.
#[derive(Action, Clone, Debug)]
#[action(AcmeDesk: POST "/api/v1/tickets/{ticket}/close" -> ())]
pub struct CloseTicket {
    /// The ticket's id.
    pub ticket: String,
    /// What was done about it, as the mail says it.
    pub resolution: String,
}
