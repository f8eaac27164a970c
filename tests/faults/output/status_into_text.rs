use spoke_runtime::prelude::*;

#[derive(Output)]
pub struct Ticket {
    #[out(status())]
    pub it: String,
}

fn main() {}
