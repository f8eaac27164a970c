use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk", fail(code = stream()))]
pub struct AcmeDesk;

fn main() {}
