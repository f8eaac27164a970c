use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk", auth = [Berer])]
pub struct AcmeDesk;

fn main() {}
