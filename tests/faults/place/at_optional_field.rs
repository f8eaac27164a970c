use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk")]
pub struct AcmeDesk;

#[derive(Action)]
#[action(
    AcmeDesk: GET "/tickets",
    at = url,
)]
pub struct ListTickets {
    pub url: Option<String>,
}

fn main() {}
