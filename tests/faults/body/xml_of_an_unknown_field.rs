use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk")]
pub struct AcmeDesk;

#[derive(Action)]
#[action(AcmeDesk: POST "/uploads", xml = "<Complete>{uplaod}</Complete>")]
pub struct Complete {
    pub upload: String,
}

fn main() {}
