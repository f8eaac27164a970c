use spoke_runtime::prelude::*;

#[derive(Output)]
pub struct Tickets {
    pub owners: Vec<Owner>,
}

#[derive(Output)]
pub struct Owner {
    #[out(header("x-id"))]
    pub id: Option<String>,
}

fn main() {}
