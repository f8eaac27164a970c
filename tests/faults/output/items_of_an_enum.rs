use spoke_runtime::prelude::*;

#[derive(Output)]
pub enum State {
    #[out(items)]
    Open,
    #[out(other)]
    Other(String),
}

fn main() {}
