use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk")]
pub struct AcmeDesk;

#[derive(Action)]
#[action(
    AcmeDesk: POST "/messages",
    body = { "all": true },
    limit = spoke_runtime::rate("1/s") by channel,
)]
pub struct PostMessage {
    pub channel: String,
}

fn main() {}
