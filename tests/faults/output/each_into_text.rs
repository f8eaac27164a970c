use spoke_runtime::prelude::*;

#[derive(Output)]
pub struct Ticket {
    #[out(labels[].name)]
    pub it: String,
}

fn main() {}
