use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk", areas = [people::ACTIONS])]
pub struct AcmeDesk;

#[derive(Spoke)]
#[spoke(name = "acme-people")]
pub struct AcmePeople;

pub mod people {
    use spoke_runtime::{Listed, listed, prelude::*};

    #[derive(Action)]
    #[action(super::AcmePeople: GET "/users")]
    pub struct ListUsers;

    pub const ACTIONS: &[Listed<super::AcmePeople>] = &[listed::<ListUsers>()];
}

fn main() {}
