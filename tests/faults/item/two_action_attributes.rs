use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk")]
pub struct AcmeDesk;

#[derive(Action)]
#[action(AcmeDesk: GET "/tickets")]
#[action(AcmeDesk: GET "/issues")]
pub struct ListTickets;

fn main() {}
