use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk", base = "https://{region}.desk.example")]
pub struct AcmeDesk;

#[derive(Action)]
#[action(AcmeDesk: GET "/tickets", base(reegion = "eu"))]
pub struct ListTickets;

fn main() {}
