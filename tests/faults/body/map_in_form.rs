use std::collections::BTreeMap;

use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk")]
pub struct AcmeDesk;

#[derive(Action)]
#[action(
    AcmeDesk: POST "/tickets",
    form = { "extra": extra },
)]
pub struct FileTicket {
    pub extra: BTreeMap<String, String>,
}

fn main() {}
