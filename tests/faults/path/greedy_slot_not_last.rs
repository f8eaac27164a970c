use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk")]
pub struct AcmeDesk;

#[derive(Action)]
#[action(AcmeDesk: GET "/files/{path:+}/versions")]
pub struct GetTicket {
    pub path: String,
}

fn main() {}
