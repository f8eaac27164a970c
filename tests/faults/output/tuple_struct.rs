use spoke_runtime::prelude::*;

#[derive(Output)]
pub struct Ticket(String, u32);

fn main() {}
