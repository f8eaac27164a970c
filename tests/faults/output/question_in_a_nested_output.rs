use spoke_runtime::prelude::*;

#[derive(Output)]
pub struct Ticket {
    pub owner: Owner,
}

#[derive(Output)]
pub struct Owner {
    #[out(status())]
    pub status: u16,
}

fn main() {}
