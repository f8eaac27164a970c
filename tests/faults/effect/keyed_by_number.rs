use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk")]
pub struct AcmeDesk;

#[derive(Action)]
#[action(
    AcmeDesk: POST "/tickets",
    effect = keyed(key),
)]
pub struct FileTicket {
    pub key: u64,
}

fn main() {}
