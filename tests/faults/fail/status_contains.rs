use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk")]
pub struct AcmeDesk;

#[derive(Action)]
#[action(AcmeDesk: GET "/queue", fail(when = (status() contains "20")))]
pub struct ReadQueue;

fn main() {}
