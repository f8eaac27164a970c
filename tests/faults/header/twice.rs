use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk")]
pub struct AcmeDesk;

#[derive(Action)]
#[action(
    AcmeDesk: GET "/tickets",
    header("x-id" = id, "X-ID" = other),
)]
pub struct ListTickets {
    pub id: String,
    pub other: String,
}

fn main() {}
