use spoke_runtime::prelude::*;

#[derive(Output)]
pub struct Ticket {
    #[out(links..self)]
    pub it: String,
}

fn main() {}
