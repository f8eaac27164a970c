//! Unrelated faults, which all show together.

#[derive(Spoke)]
#[spoke(name = "Acme_Desk")]
pub struct AcmeDesk;

#[derive(Action)]
#[action(
    AcmeDesk: GET "/tickets/{tiket_id}/files/{file}" -> Ticket,
    timeuot = "30s",
    body = { "file": file },
)]
pub struct GetTicket {
    pub ticket_id: String,
    pub file: Option<String>,
}
