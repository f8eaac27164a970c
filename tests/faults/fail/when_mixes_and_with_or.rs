use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk")]
pub struct AcmeDesk;

#[derive(Action)]
#[action(
    AcmeDesk: GET "/tickets",
    fail(when = (ok == false and error exists or state == "bad")),
)]
pub struct ListTickets;

fn main() {}
