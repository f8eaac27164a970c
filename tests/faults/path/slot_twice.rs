use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk")]
pub struct AcmeDesk;

#[derive(Action)]
#[action(AcmeDesk: GET "/tickets/{id}/copies/{id}")]
pub struct GetTicket {
    pub id: String,
}

fn main() {}
