use spoke_runtime::prelude::*;

#[derive(Spoke)]
#[spoke(
    name = "acme-desk",
    actions = [
        #[cfg(all())]
        #[doc(hidden)]
        ListTickets,
    ],
)]
pub struct AcmeDesk;

#[derive(Action)]
#[action(AcmeDesk: GET "/tickets")]
pub struct ListTickets;

fn main() {}
