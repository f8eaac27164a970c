use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk")]
pub struct AcmeDesk;

#[derive(Action)]
#[action(AcmeDesk: timeout = "3s", GET "/tickets")]
pub struct ListTickets;

fn main() {}
