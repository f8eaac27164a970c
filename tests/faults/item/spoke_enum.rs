use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk")]
pub enum AcmeDesk {
    Only,
}

fn main() {}
