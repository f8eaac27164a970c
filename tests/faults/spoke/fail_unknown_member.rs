use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk", fail(cod = error))]
pub struct AcmeDesk;

fn main() {}
