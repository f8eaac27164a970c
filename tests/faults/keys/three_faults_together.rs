use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk")]
pub struct AcmeDesk;

#[derive(Action)]
#[action(
    AcmeDesk: GET "/tickets/{id}",
    effect = reed,
    scopes = "x",
)]
pub struct GetTicket {
    pub number: u64,
}

fn main() {}
