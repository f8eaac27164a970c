use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk")]
pub struct AcmeDesk;

#[derive(Action)]
#[action(
    AcmeDesk: GET "/agents" -> Agents,
    pages(link_header, total = body()),
)]
pub struct ListAgents {
    pub cursor: Option<String>,
}

#[derive(Output)]
pub struct Agents {
    #[out(members, items)]
    pub agents: Vec<Agent>,
}

#[derive(Output)]
pub struct Agent {
    pub id: String,
}

fn main() {}
