use spoke_runtime::prelude::*;

#[derive(Output)]
pub struct Agents {
    #[out(members, items, items)]
    pub agents: Vec<Agent>,
}

#[derive(Output)]
pub struct Agent {
    pub id: String,
}

fn main() {}
