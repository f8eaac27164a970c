use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk", header("x-id" = id))]
pub struct AcmeDesk;

fn main() {}
