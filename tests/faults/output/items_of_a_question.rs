use spoke_runtime::prelude::*;

#[derive(Output)]
pub struct Agents {
    #[out(header("x-agents"), items)]
    pub agents: Vec<String>,
}

#[derive(Output)]
pub struct Agent {
    pub id: String,
}

fn main() {}
