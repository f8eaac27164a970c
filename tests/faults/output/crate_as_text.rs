use spoke_runtime::prelude::*;

#[derive(Output)]
#[out(crate = "spoke_runtime")]
pub struct Ticket {
    pub id: String,
}

fn main() {}
