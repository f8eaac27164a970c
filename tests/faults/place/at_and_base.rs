use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk")]
pub struct AcmeDesk;

#[derive(Action)]
#[action(
    AcmeDesk: GET "/tickets",
    at = url,
    base(region = "eu"),
)]
pub struct ListTickets {
    pub url: String,
}

fn main() {}
