//! Acme Desk for Spoke.

mod get_item;

use spoke_runtime::prelude::*;

pub use get_item::{GetItem, Item, get_item};

/// Acme Desk.
#[derive(Debug, Spoke)]
#[spoke(
    name = "acme-desk",
    auth = [Bearer],
    fail(code = error.code, message = error.message),
    actions = [GetItem],
)]
pub struct AcmeDesk;
