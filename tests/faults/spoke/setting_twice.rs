use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk", settings(region: String, region: String))]
pub struct AcmeDesk;

fn main() {}
