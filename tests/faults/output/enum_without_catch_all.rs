use spoke_runtime::prelude::*;

#[derive(Output)]
pub enum State {
    Open,
    Closed,
}

fn main() {}
