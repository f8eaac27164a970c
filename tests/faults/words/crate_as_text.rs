use spoke_runtime::prelude::*;

#[derive(Input)]
#[input(crate = "spoke_runtime")]
pub enum Priority {
    Low,
}

fn main() {}
