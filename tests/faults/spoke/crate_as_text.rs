use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk", crate = "spoke_runtime")]
pub struct AcmeDesk;

fn main() {}
