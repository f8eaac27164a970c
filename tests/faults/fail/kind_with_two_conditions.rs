use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk")]
pub struct AcmeDesk;

#[derive(Action)]
#[action(AcmeDesk: GET "/queue", fail(kind(rate_limited = (message contains "fast"), rate_limited = (message contains "slow"))))]
pub struct ReadQueue;

fn main() {}
