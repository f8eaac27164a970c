use spoke_runtime::prelude::*;

#[derive(Output)]
pub enum State {}

fn main() {}
