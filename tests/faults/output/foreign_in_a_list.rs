use spoke_runtime::prelude::*;

#[derive(Output)]
pub struct Ticket {
    pub owners: Vec<Owner>,
}

pub struct Owner;

fn main() {}
