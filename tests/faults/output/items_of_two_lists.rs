use spoke_runtime::prelude::*;

#[derive(Output)]
pub struct Agents {
    #[out(members, items)]
    pub agents: Vec<Agent>,
    #[out(teams, items)]
    pub teams: Vec<String>,
}

#[derive(Output)]
pub struct Agent {
    pub id: String,
}

fn main() {}
