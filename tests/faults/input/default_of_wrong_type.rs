use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk")]
pub struct AcmeDesk;

#[derive(Action)]
#[action(AcmeDesk: GET "/tickets")]
pub struct ListTickets {
    #[input(default = "open")]
    pub limit: u32,
}

fn main() {}
