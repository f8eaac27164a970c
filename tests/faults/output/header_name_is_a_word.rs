use spoke_runtime::prelude::*;

#[derive(Output)]
pub struct Ticket {
    #[out(header(x_id))]
    pub it: String,
}

fn main() {}
