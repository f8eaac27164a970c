use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk", base = "https://desk.example?x=1")]
pub struct AcmeDesk;

fn main() {}
