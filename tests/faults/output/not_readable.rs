use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk")]
pub struct AcmeDesk;

#[derive(Action)]
#[action(AcmeDesk: GET "/tickets" -> Ticket)]
pub struct ListTickets;

pub struct Ticket;

fn main() {}
