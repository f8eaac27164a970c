use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk")]
pub struct AcmeDesk;

#[derive(Action)]
#[action(
    AcmeDesk: POST "/tickets",
    body = { "title": title },
    bytes = content,
)]
pub struct FileTicket {
    pub title: String,
    pub content: Vec<u8>,
}

fn main() {}
