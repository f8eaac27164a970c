use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk", settings(region))]
pub struct AcmeDesk;

fn main() {}
