use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(name = "acme-desk", areas = [#[allow(deprecated)] tickets::ACTIONS])]
pub struct AcmeDesk;

pub mod tickets {
    use spoke_runtime::{Listed, listed, prelude::*};

    #[derive(Action)]
    #[action(super::AcmeDesk: GET "/tickets")]
    pub struct ListTickets;

    pub const ACTIONS: &[Listed<super::AcmeDesk>] = &[listed::<ListTickets>()];
}

fn main() {}
