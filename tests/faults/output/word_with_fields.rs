use spoke_runtime::prelude::*;

#[derive(Output)]
pub enum State {
    Open {
        since: String,
    },
    #[out(other)]
    Other(String),
}

fn main() {}
