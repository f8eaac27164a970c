use spoke_runtime::prelude::*;

#[derive(Input)]
#[input(case = shouting)]
pub enum Priority {
    Low,
    High,
}

fn main() {}
