use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk")]
pub struct AcmeDesk;

#[derive(Action)]
#[action(
    AcmeDesk: POST "/tickets",
    body = { "title": title },
)]
pub struct FileTicket {
    pub title: String,
    pub project: String,
}

fn main() {}
