use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk", auth = Bearer)]
pub struct AcmeDesk;

fn main() {}
