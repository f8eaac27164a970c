use spoke_runtime::prelude::*;

#[derive(Input)]
pub struct Filter {
    #[input(case = camel)]
    pub due_date: String,
}

fn main() {}
