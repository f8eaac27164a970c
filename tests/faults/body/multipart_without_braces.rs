use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk")]
pub struct AcmeDesk;

#[derive(Action)]
#[action(
    AcmeDesk: POST "/files",
    multipart = file,
)]
pub struct StoreFile {
    pub file: spoke_runtime::Upload,
}

fn main() {}
