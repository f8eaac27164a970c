use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk", effect = once)]
pub struct AcmeDesk;

fn main() {}
