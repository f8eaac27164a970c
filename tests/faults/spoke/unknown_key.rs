use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk", actoins = [])]
pub struct AcmeDesk;

fn main() {}
