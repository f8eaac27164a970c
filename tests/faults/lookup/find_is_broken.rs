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

#[derive(Action)]
#[action(AcmeDesk: GET "/tickets/by-title/{titel}" -> Vec<Ticket>)]
pub struct FindTicket {
    pub title: String,
}

#[derive(Output)]
pub struct Ticket {
    pub id: String,
}

fn main() {}
