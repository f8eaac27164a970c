use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk", settings(region = "eu"))]
pub struct AcmeDesk;

fn main() {}
