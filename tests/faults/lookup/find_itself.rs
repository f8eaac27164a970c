use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk")]
pub struct AcmeDesk;

#[derive(Action)]
#[action(AcmeDesk: POST "/tickets" -> Ticket, unique(by = title, find = FileTicket))]
pub struct FileTicket {
    pub title: String,
    pub urgent: bool,
}

#[derive(Output)]
pub struct Ticket {
    pub id: String,
}

fn main() {}
