use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk", docs = "the manual")]
pub struct AcmeDesk;

fn main() {}
