use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk")]
pub struct AcmeDesk;

#[derive(Action)]
#[action(Desk: GET "/tickets")]
pub struct ListTickets;

pub struct Desk;

fn main() {}
