use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk")]
pub struct AcmeDesk;

#[derive(Action)]
#[action(
    AcmeDesk: POST "/tickets",
    bytes = data,
)]
pub struct FileTicket {
    pub content: Vec<u8>,
}

fn main() {}
