use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk")]
pub struct AcmeDesk;

#[derive(Action)]
#[action(
    AcmeDesk: GET "/tickets",
    preview = "",
)]
pub struct ListTickets;

fn main() {}
