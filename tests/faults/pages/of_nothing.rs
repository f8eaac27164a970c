use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk")]
pub struct AcmeDesk;

#[derive(Action)]
#[action(
    AcmeDesk: GET "/agents",
    pages(cursor = meta.next => cursor),
)]
pub struct ListAgents {
    pub cursor: Option<String>,
}

fn main() {}
