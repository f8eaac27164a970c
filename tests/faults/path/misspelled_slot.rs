use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk")]
pub struct AcmeDesk;

#[derive(Action)]
#[action(AcmeDesk: GET "/tickets/{tiket_id}")]
pub struct GetTicket {
    pub ticket_id: String,
}

fn main() {}
