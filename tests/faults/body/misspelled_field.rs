use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk")]
pub struct AcmeDesk;

#[derive(Action)]
#[action(
    AcmeDesk: POST "/tickets",
    body = { "text": descripton },
)]
pub struct FileTicket {
    pub description: String,
}

fn main() {}
