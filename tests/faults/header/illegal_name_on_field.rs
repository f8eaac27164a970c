use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk")]
pub struct AcmeDesk;

#[derive(Action)]
#[action(AcmeDesk: GET "/tickets")]
pub struct ListTickets {
    #[input(header = "x:id")]
    pub id: String,
}

fn main() {}
