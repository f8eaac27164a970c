use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk")]
pub struct AcmeDesk;

#[derive(Action)]
#[action(AcmeDesk: GET "/tickets/{id}", timeuot = "30s")]
pub struct GetTicket {
    pub id: String,
}

#[derive(Output)]
pub struct Ticket {
    #[out(links..self)]
    pub url: String,
}

fn main() {}
