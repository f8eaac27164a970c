use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk")]
pub struct AcmeDesk;

#[derive(Action)]
#[action(AcmeDesk: GET "/queue", fail(kind(rate_limited = (status() == "403"))))]
pub struct ReadQueue;

fn main() {}
