use spoke_runtime::prelude::*;

#[derive(Output)]
#[out(closed)]
pub enum State {
    Open,
    #[out(other)]
    Other(String),
}

fn main() {}
