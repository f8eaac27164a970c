use spoke_runtime::prelude::*;

#[derive(Output)]
pub struct Ticket {
    pub owner: Owner,
}

#[derive(Default)]
pub struct Owner;

fn main() {}
