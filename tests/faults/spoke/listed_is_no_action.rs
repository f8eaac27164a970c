use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk", actions = [Ticket])]
pub struct AcmeDesk;

pub struct Ticket;

fn main() {}
