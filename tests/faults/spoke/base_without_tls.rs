use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk", base = "http://desk.example")]
pub struct AcmeDesk;

fn main() {}
