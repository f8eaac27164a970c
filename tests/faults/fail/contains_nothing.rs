use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk")]
pub struct AcmeDesk;

#[derive(Action)]
#[action(AcmeDesk: GET "/queue", fail(when = (message contains "")))]
pub struct ReadQueue;

fn main() {}
