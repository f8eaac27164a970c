use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk", header("x-id" = "1", "X-Id" = "2"))]
pub struct AcmeDesk;

fn main() {}
