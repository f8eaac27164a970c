use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk", settings(region: Region))]
pub struct AcmeDesk;

pub struct Region;

fn main() {}
