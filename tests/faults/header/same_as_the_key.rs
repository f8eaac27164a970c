use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk")]
pub struct AcmeDesk;

#[derive(Action)]
#[action(
    AcmeDesk: POST "/tickets",
    effect = keyed("Idempotency-Key"),
    header("idempotency-key" = id),
)]
pub struct FileTicket {
    pub id: String,
}

fn main() {}
