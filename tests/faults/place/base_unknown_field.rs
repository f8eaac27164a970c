use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk")]
pub struct AcmeDesk;

#[derive(Action)]
#[action(
    AcmeDesk: GET "/tickets",
    base(region = regoin),
)]
pub struct ListTickets {
    pub region: String,
}

fn main() {}
