use spoke_runtime::prelude::*;

#[derive(Output)]
pub struct Ticket {
    #[out()]
    pub it: String,
}

fn main() {}
