use spoke_runtime::prelude::*;

#[derive(Input)]
pub struct Filter {
    pub state: String,
    #[input(rename = "state")]
    pub status: String,
}

fn main() {}
