use spoke_runtime::prelude::*;

#[derive(Output)]
pub enum State {
    Open,
    #[out(other)]
    Other(String),
    #[out(other)]
    Unknown(String),
}

fn main() {}
