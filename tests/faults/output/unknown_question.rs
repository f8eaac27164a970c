use spoke_runtime::prelude::*;

#[derive(Output)]
pub struct Ticket {
    #[out(state())]
    pub it: u16,
}

fn main() {}
