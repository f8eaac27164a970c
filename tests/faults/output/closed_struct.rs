use spoke_runtime::prelude::*;

#[derive(Output)]
#[out(closed)]
pub struct Ticket {
    pub id: String,
}

fn main() {}
