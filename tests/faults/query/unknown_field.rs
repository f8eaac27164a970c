use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk")]
pub struct AcmeDesk;

#[derive(Action)]
#[action(
    AcmeDesk: GET "/tickets",
    query("state" = stat),
)]
pub struct ListTickets {
    pub status: String,
}

fn main() {}
