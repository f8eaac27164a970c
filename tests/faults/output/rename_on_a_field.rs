use spoke_runtime::prelude::*;

#[derive(Output)]
pub struct Ticket {
    #[out(rename = "id")]
    pub key: String,
}

fn main() {}
