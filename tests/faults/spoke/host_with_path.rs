use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk", hosts("files.desk.example/a"))]
pub struct AcmeDesk;

fn main() {}
