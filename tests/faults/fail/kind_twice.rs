use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk")]
pub struct AcmeDesk;

#[derive(Action)]
#[action(
    AcmeDesk: GET "/tickets",
    fail(code = error, kind(auth = ["a"], auth = ["b"])),
)]
pub struct ListTickets;

fn main() {}
