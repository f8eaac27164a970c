use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "")]
pub struct AcmeDesk;

fn main() {}
