use spoke_runtime::prelude::*;

#[derive(Output)]
pub struct Ticket {
    #[out(header())]
    pub it: String,
}

fn main() {}
