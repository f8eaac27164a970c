use spoke_runtime::prelude::*;

#[derive(Input)]
pub enum Priority {}

fn main() {}
