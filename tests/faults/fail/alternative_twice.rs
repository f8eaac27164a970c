use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk")]
pub struct AcmeDesk;

#[derive(Action)]
#[action(
    AcmeDesk: GET "/tickets",
    fail(code = error.code or header("x-code") or error.code),
)]
pub struct ListTickets;

fn main() {}
