use spoke_runtime::prelude::*;

#[derive(Action)]
pub struct ListTickets;

fn main() {}
