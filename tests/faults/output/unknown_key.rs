use spoke_runtime::prelude::*;

#[derive(Output)]
#[out(rooot = result)]
pub struct Ticket {
    pub id: String,
}

fn main() {}
