use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk", limit = [spoke_runtime::rate("50/s"), spoke_runtime::rate("1/s") by channel])]
pub struct AcmeDesk;

fn main() {}
