use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk")]
pub struct AcmeDesk;

#[derive(Action)]
#[action(
    AcmeDesk: POST "/tickets",
    effect = keyed("Idempotency-Key", key),
)]
pub struct FileTicket {
    pub key: String,
}

fn main() {}
