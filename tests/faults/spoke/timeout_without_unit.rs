use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk", timeout = "30")]
pub struct AcmeDesk;

fn main() {}
