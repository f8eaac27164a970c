use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk")]
pub struct AcmeDesk;

#[derive(Action)]
#[action(AcmeDesk: POST "/tickets")]
pub struct FileTicket {
    pub title: String,
}

#[derive(Spoke)]
#[spoke(name = "acme-people")]
pub struct AcmePeople;

pub fn file(people: &Connection<AcmePeople>) {
    let _ = FileTicket::new("disk full").on(people);
}

fn main() {}
