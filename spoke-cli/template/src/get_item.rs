//! `GET /v1/items/{item}`

use spoke_runtime::prelude::*;

use crate::AcmeDesk;

/// Reads an item.
#[derive(Action, Clone, Debug)]
#[action(AcmeDesk: GET "/v1/items/{item}" -> Item)]
pub struct GetItem {
    /// The item's id.
    pub item: String,
}

/// An item.
#[derive(Clone, Debug, Output)]
pub struct Item {
    /// The id, for other actions.
    #[out(id)]
    pub item_id: String,
    /// What people call it.
    pub title: String,
    /// Its page, where it has one.
    #[out(links.self)]
    pub url: Option<String>,
}
