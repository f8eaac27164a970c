use spoke_runtime::prelude::*;

#[derive(Output)]
#[out(root = tickets[])]
pub struct Ticket {
    pub id: String,
}

fn main() {}
