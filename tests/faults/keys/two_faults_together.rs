use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk")]
pub struct AcmeDesk;

#[derive(Action)]
#[action(
    AcmeDesk: FETCH "/tickets/{id}",
    timeuot = "30s",
)]
pub struct GetTicket {
    pub id: u64,
}

fn main() {}
