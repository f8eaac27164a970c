use spoke_runtime::prelude::*;

#[derive(Output)]
pub struct Agents {
    #[out(items)]
    pub agents: Vec<Agent>,
}

#[derive(Output)]
pub struct Agent {
    pub id: String,
}

fn main() {}
