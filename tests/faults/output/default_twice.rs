use spoke_runtime::prelude::*;

#[derive(Output)]
pub struct Ticket {
    #[out(id, default, default)]
    pub it: String,
}

fn main() {}
