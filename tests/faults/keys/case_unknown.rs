use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk")]
pub struct AcmeDesk;

#[derive(Action)]
#[action(
    AcmeDesk: POST "/tickets",
    case = kamel,
)]
pub struct FileTicket {
    pub due_date: String,
}

fn main() {}
