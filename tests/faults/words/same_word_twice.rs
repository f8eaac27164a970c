use spoke_runtime::prelude::*;

#[derive(Input)]
pub enum Priority {
    Low,
    #[input(rename = "Low")]
    Lowest,
}

fn main() {}
