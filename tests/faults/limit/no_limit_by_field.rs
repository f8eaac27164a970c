use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk")]
pub struct AcmeDesk;

#[derive(Action)]
#[action(
    AcmeDesk: POST "/messages",
    limit = 1 by channel,
)]
pub struct PostMessage {
    pub channel: String,
}

fn main() {}
