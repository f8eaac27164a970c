use spoke_runtime::prelude::*;

#[derive(Input)]
pub struct Range(u32, u32);

fn main() {}
