use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk")]
pub struct AcmeDesk;

#[derive(Action)]
#[action(
    AcmeDesk: GET "/tickets",
    bytes = content,
)]
pub struct ListTickets {
    pub content: Vec<u8>,
}

fn main() {}
