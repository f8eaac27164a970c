use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk", actions = [ListUsers])]
pub struct AcmeDesk;

#[derive(Spoke)]
#[spoke(name = "acme-people")]
pub struct AcmePeople;

#[derive(Action)]
#[action(AcmePeople: GET "/users")]
pub struct ListUsers;

fn main() {}
