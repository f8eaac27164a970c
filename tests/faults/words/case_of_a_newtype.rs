use spoke_runtime::prelude::*;

#[derive(Input)]
#[input(case = upper)]
pub struct Id(String);

fn main() {}
