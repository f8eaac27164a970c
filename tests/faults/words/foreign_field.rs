use spoke_runtime::prelude::*;

#[derive(Input)]
pub struct Filter {
    pub status: Status,
}

pub struct Status;

fn main() {}
