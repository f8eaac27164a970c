use spoke_runtime::prelude::*;

#[derive(Output)]
pub struct Ticket {
    #[out(labels[].name)]
    pub it: Option<String>,
}

fn main() {}
