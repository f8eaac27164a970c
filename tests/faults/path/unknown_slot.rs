use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk")]
pub struct AcmeDesk;

#[derive(Action)]
#[action(AcmeDesk: GET "/projects/{project}/tickets")]
pub struct GetTicket {
    pub customer: String,
}

fn main() {}
