use spoke_runtime::prelude::*;

#[derive(Output)]
pub enum Filed {
    #[out(when = 201)]
    Created(Ticket, Ticket),
}

#[derive(Output)]
pub struct Ticket {
    pub id: String,
}

fn main() {}
