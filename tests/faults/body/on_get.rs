use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk")]
pub struct AcmeDesk;

#[derive(Action)]
#[action(
    AcmeDesk: GET "/tickets",
    body = { "title": title },
)]
pub struct ListTickets {
    pub title: String,
}

fn main() {}
