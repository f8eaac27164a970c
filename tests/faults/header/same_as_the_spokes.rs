use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk", header("x-source" = "spoke"))]
pub struct AcmeDesk;

#[derive(Action)]
#[action(AcmeDesk: GET "/tickets", header("X-Source" = "tickets"))]
pub struct ListTickets;

fn main() {}
