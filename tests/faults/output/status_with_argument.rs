use spoke_runtime::prelude::*;

#[derive(Output)]
pub struct Ticket {
    #[out(status("x"))]
    pub it: u16,
}

fn main() {}
