use spoke_runtime::prelude::*;

#[derive(Output)]
pub struct Ticket {
    #[out(id, when = 202)]
    pub id: String,
}

fn main() {}
