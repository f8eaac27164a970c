use spoke_runtime::Answer;
use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk")]
pub struct AcmeDesk;

#[derive(Action)]
#[action(AcmeDesk: POST "/tickets")]
pub struct FileTicket {
    pub title: String,
}

pub fn double() {
    let _ = Hub::fake().stub::<AcmeDesk>(|_| Answer::status(200));
}

fn main() {}
