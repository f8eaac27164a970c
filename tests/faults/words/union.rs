use spoke_runtime::prelude::*;

#[derive(Input)]
pub union Either {
    pub number: u32,
    pub other: i32,
}

fn main() {}
