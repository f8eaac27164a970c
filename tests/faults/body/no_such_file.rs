use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk")]
pub struct AcmeDesk;

#[derive(Action)]
#[action(
    AcmeDesk: POST "/tickets",
    body = file("no_such_file.json"),
)]
pub struct FileTicket {
    pub title: String,
}

fn main() {}
