use spoke_runtime::prelude::*;

#[derive(Input)]
pub struct Filter {
    #[input(query = "state")]
    pub status: String,
}

fn main() {}
