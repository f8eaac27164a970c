use spoke_runtime::prelude::*;

#[derive(Output)]
pub enum State {
    Open,
    #[out(other)]
    Other(u32),
}

fn main() {}
