use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk")]
pub struct AcmeDesk;

#[derive(Action)]
#[action(
    AcmeDesk: POST "/tickets",
    form = { "Tag.{n}.*": title },
)]
pub struct FileTicket {
    pub title: String,
}

fn main() {}
