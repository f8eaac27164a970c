use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk", name = "acme")]
pub struct AcmeDesk;

fn main() {}
