use spoke_runtime::prelude::*;

#[derive(Output)]
#[out(root = result, root = data)]
pub struct Ticket {
    pub id: String,
}

fn main() {}
