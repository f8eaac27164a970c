use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk")]
pub struct AcmeDesk;

#[derive(Action)]
#[action(AcmeDesk: GET "/tickets/{filter}")]
pub struct GetTicket {
    pub filter: Filter,
}

#[derive(Input)]
pub struct Filter {
    pub status: String,
}

fn main() {}
