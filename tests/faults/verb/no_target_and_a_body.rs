use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk")]
pub struct AcmeDesk;

#[derive(Action)]
#[action(AcmeDesk: , body = { "title": title })]
pub struct FileTicket {
    pub project: String,
    pub title: String,
}

fn main() {}
