use spoke_runtime::prelude::*;

#[derive(Output)]
pub struct Ticket {
    #[out(labels[first])]
    pub it: String,
}

fn main() {}
