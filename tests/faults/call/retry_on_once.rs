use spoke_runtime::Retry;
use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk")]
pub struct AcmeDesk;

#[derive(Action)]
#[action(AcmeDesk: POST "/tickets")]
pub struct FileTicket {
    pub title: String,
}

pub fn file(desk: &Connection<AcmeDesk>) {
    let _ = file_ticket(desk, "disk full").retry(Retry::new().attempts(3));
}

fn main() {}
