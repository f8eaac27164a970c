use spoke_runtime::prelude::*;

#[derive(Output)]
pub struct Ticket {
    pub owner: Owner,
}

#[derive(serde::Deserialize)]
pub struct Owner {}

fn main() {}
