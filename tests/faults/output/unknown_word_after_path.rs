use spoke_runtime::prelude::*;

#[derive(Output)]
pub struct Ticket {
    #[out(id, defualt)]
    pub it: String,
}

fn main() {}
