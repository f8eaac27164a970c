use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk")]
pub struct AcmeDesk;

#[derive(Action)]
#[action(AcmeDesk: POST "/tickets" -> Ticket, unique(by = title, find = FindTicket))]
pub struct FileTicket {
    pub title: String,
    pub urgent: bool,
}

#[derive(Spoke)]
#[spoke(name = "other-desk")]
pub struct OtherDesk;

#[derive(Action)]
#[action(OtherDesk: GET "/tickets/by-title/{title}" -> Vec<Ticket>)]
pub struct FindTicket {
    pub title: String,
}

#[derive(Output)]
pub struct Ticket {
    pub id: String,
}

fn main() {}
