use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk")]
pub struct AcmeDesk;

#[derive(Action)]
#[action(AcmeDesk: GET "/tickets" -> Vec<String>)]
pub struct ListTickets;

pub fn read(desk: &Connection<AcmeDesk>) {
    let _ = list_tickets(desk).items();
}

fn main() {}
