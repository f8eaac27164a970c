use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk")]
pub struct AcmeDesk;

#[derive(Action)]
#[action(
    AcmeDesk: GET "/tickets",
    fail(code = error, kind(auth = "invalid_auth")),
)]
pub struct ListTickets;

fn main() {}
