use spoke_runtime::prelude::*;

#[derive(Input)]
pub struct Id(Inner);

pub struct Inner;

fn main() {}
