use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk", hosts("https://files.desk.example"))]
pub struct AcmeDesk;

fn main() {}
