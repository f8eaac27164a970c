use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk")]
pub struct AcmeDesk;

#[derive(Action)]
#[action(AcmeDesk: GET "/tickets")]
pub union ListTickets {
    pub id: u32,
    pub number: i32,
}

fn main() {}
