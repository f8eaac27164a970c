use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk", accept = 304)]
pub struct AcmeDesk;

fn main() {}
