use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk")]
pub struct AcmeDesk;

#[derive(Action)]
#[action(AcmeDesk: POST "/tickets")]
pub struct FileTicket {
    pub title: String,
}

pub struct Desk;

pub fn connect(hub: &Hub) {
    let _ = hub.connect::<Desk>("desk");
}

fn main() {}
