use spoke_runtime::prelude::*;

#[derive(Input)]
pub enum Priority {
    Low,
    Other(String),
}

fn main() {}
