use spoke_runtime::prelude::*;

#[derive(Output)]
pub struct Ticket {
    #[out(labels[*].name)]
    pub it: Vec<String>,
}

fn main() {}
