use std::collections::BTreeMap;

use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk")]
pub struct AcmeDesk;

#[derive(Action)]
#[action(
    AcmeDesk: GET "/tickets",
    query("filter" = filter),
)]
pub struct ListTickets {
    pub filter: BTreeMap<String, String>,
}

fn main() {}
