use spoke_runtime::prelude::*;

#[derive(Output)]
pub struct Ticket {
    #[out(id, key)]
    pub it: String,
}

fn main() {}
