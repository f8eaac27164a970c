use spoke_runtime::prelude::*;

#[derive(Output)]
pub union Ticket {
    pub id: u32,
    pub number: i32,
}

fn main() {}
