use spoke_runtime::prelude::*;

#[derive(Output)]
pub struct Ticket {
    #[out(kind, default)]
    pub it: Kind,
}

#[derive(serde::Deserialize)]
pub struct Kind;

fn main() {}
