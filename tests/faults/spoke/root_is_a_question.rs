use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk", root = status())]
pub struct AcmeDesk;

fn main() {}
