use spoke_runtime::prelude::*;

#[derive(Output)]
#[out(root = status())]
pub struct Ticket {
    pub id: String,
}

fn main() {}
