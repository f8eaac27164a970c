use spoke_runtime::prelude::*;

#[derive(Output)]
pub struct Ticket {
    #[out(body())]
    pub it: u32,
}

fn main() {}
