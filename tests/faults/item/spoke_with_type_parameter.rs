use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk")]
pub struct AcmeDesk<const N: usize>;

fn main() {}
