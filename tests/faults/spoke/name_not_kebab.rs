use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "Acme_Desk")]
pub struct AcmeDesk;

fn main() {}
