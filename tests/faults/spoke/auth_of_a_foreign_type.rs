use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk", auth = [Magic])]
pub struct AcmeDesk;

#[derive(Debug)]
pub struct Magic;

fn main() {}
