use spoke_runtime::prelude::*;

#[derive(Output)]
#[out(case = camle)]
pub struct Ticket {
    pub due_date: String,
}

fn main() {}
