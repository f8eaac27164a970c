use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk")]
pub struct AcmeDesk;

#[derive(Action)]
#[action(
    AcmeDesk: GET "/tickets",
    header("x-id" = id),
)]
pub struct ListTickets {
    pub id: String,
    #[input(header = "x-id")]
    pub other: String,
}

fn main() {}
