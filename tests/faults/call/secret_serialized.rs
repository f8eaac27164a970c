use spoke_runtime::Secret;

use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk")]
pub struct AcmeDesk;

#[derive(Action)]
#[action(AcmeDesk: POST "/tickets")]
pub struct FileTicket {
    pub title: String,
}

pub fn show(token: &Secret<String>) -> String {
    serde_json::to_string(token).unwrap()
}

fn main() {}
