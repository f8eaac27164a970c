use spoke_runtime::prelude::*;

#[derive(Output)]
pub struct Ticket {
    pub filed: Filed,
}

#[derive(Output)]
pub enum Filed {
    #[out(when = 201)]
    Created(Owner),
}

#[derive(Output)]
pub struct Owner {
    pub id: String,
}

fn main() {}
