use spoke_runtime::prelude::*;

#[derive(Spoke)]
pub struct AcmeDesk;

fn main() {}
