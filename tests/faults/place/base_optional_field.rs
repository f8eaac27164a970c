use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk")]
pub struct AcmeDesk;

#[derive(Action)]
#[action(
    AcmeDesk: GET "/tickets",
    base(region = region),
)]
pub struct ListTickets {
    pub region: Option<String>,
}

fn main() {}
