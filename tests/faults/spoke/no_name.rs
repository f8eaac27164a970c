use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(base = "https://desk.example")]
pub struct AcmeDesk;

fn main() {}
