use spoke_runtime::prelude::*;

#[derive(Output)]
pub enum State {
    Open,
    #[out("Open")]
    Opened,
    #[out(other)]
    Other(String),
}

fn main() {}
