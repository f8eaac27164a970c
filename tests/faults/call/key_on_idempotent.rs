use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk")]
pub struct AcmeDesk;

#[derive(Action)]
#[action(AcmeDesk: POST "/tickets")]
pub struct FileTicket {
    pub title: String,
}

#[derive(Action)]
#[action(AcmeDesk: DELETE "/tickets/{id}")]
pub struct CloseTicket {
    pub id: String,
}

pub fn close(desk: &Connection<AcmeDesk>) {
    let _ = close_ticket(desk, "7").idempotency_key("INC0010001");
}

fn main() {}
