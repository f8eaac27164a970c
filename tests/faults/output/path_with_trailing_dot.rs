use spoke_runtime::prelude::*;

#[derive(Output)]
pub struct Ticket {
    #[out(links.)]
    pub it: String,
}

fn main() {}
