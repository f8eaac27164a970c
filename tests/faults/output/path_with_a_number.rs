use spoke_runtime::prelude::*;

#[derive(Output)]
pub struct Ticket {
    #[out(labels.0)]
    pub it: String,
}

fn main() {}
