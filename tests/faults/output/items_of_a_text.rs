use spoke_runtime::prelude::*;

#[derive(Output)]
pub struct Agents {
    #[out(members, items)]
    pub agents: String,
}

#[derive(Output)]
pub struct Agent {
    pub id: String,
}

fn main() {}
