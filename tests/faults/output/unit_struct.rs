use spoke_runtime::prelude::*;

#[derive(Output)]
pub struct Ticket;

fn main() {}
