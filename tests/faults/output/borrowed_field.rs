use spoke_runtime::prelude::*;

#[derive(Output)]
pub struct Ticket<'a> {
    pub id: &'a str,
}

fn main() {}
