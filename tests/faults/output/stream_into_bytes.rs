use spoke_runtime::prelude::*;

#[derive(Output)]
pub struct Ticket {
    #[out(stream())]
    pub it: Vec<u8>,
}

fn main() {}
