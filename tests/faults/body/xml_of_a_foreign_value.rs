use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk")]
pub struct AcmeDesk;

pub struct Part;

#[derive(Action)]
#[action(AcmeDesk: POST "/uploads", xml = "<Complete><Part>{parts}</Part></Complete>")]
pub struct Complete {
    pub parts: Part,
}

fn main() {}
