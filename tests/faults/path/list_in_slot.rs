use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk")]
pub struct AcmeDesk;

#[derive(Action)]
#[action(AcmeDesk: GET "/tickets/{ids}")]
pub struct GetTicket {
    pub ids: Vec<String>,
}

fn main() {}
