use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk")]
pub struct AcmeDesk;

pub struct File;

#[derive(Action)]
#[action(
    AcmeDesk: POST "/files",
    multipart = { "file": file },
)]
pub struct StoreFile {
    pub file: File,
}

fn main() {}
