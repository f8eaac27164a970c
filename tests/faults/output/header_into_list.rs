use spoke_runtime::prelude::*;

#[derive(Output)]
pub struct Ticket {
    #[out(header("x-id"))]
    pub it: Vec<String>,
}

fn main() {}
