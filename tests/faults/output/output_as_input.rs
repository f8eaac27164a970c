use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk")]
pub struct AcmeDesk;

#[derive(Action)]
#[action(AcmeDesk: POST "/tickets")]
pub struct FileTicket {
    pub ticket: Ticket,
}

#[derive(Output)]
pub struct Ticket {
    pub id: String,
}

fn main() {}
