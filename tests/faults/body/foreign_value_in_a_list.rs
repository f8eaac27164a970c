use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk")]
pub struct AcmeDesk;

#[derive(Action)]
#[action(
    AcmeDesk: POST "/tickets",
    body = { "titles": titles },
)]
pub struct FileTicket {
    pub titles: Vec<Title>,
}

pub struct Title;

fn main() {}
