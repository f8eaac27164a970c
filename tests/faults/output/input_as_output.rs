use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk")]
pub struct AcmeDesk;

#[derive(Action)]
#[action(AcmeDesk: GET "/tickets" -> Filter)]
pub struct ListTickets;

#[derive(Input)]
pub struct Filter {
    pub status: String,
}

fn main() {}
