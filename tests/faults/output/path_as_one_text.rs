use spoke_runtime::prelude::*;

#[derive(Output)]
pub struct Ticket {
    #[out("links.self", "url")]
    pub it: String,
}

fn main() {}
