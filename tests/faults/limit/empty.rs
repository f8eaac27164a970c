use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk")]
pub struct AcmeDesk;

#[derive(Action)]
#[action(
    AcmeDesk: POST "/messages",
    limit = [],
)]
pub struct PostMessage {
    pub channel: String,
}

fn main() {}
