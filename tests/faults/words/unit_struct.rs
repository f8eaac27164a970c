use spoke_runtime::prelude::*;

#[derive(Input)]
pub struct Nothing;

fn main() {}
