use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk", hosts(files))]
pub struct AcmeDesk;

fn main() {}
