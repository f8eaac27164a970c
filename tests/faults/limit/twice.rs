use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk")]
pub struct AcmeDesk;

#[derive(Action)]
#[action(
    AcmeDesk: POST "/messages",
    limit = spoke_runtime::rate("1/s"), limit = spoke_runtime::rate("100/m"),
)]
pub struct PostMessage {
    pub channel: String,
}

fn main() {}
