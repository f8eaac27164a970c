use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk", base = "https://bot:secret@desk.example")]
pub struct AcmeDesk;

fn main() {}
