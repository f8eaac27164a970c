//! The lists of a [`Shelf`](crate::Shelf) as declarations: one action for each way from page to page.

use spoke_runtime::prelude::*;

use crate::actions::Vendor;

/// What a list holds.
#[derive(Output, Clone, Debug)]
pub struct Item {
    /// Its place in the list.
    pub id: i64,
}

/// A page under `items`.
#[derive(Output, Debug)]
pub struct Shelved {
    /// What it holds.
    #[out(items)]
    pub items: Vec<Item>,
}

/// A page under `value`.
#[derive(Output, Debug)]
pub struct Valued {
    /// What it holds.
    #[out(value, items)]
    pub items: Vec<Item>,
}

/// By cursor.
#[derive(Action)]
#[action(Vendor: GET "/shelves/{shelf}/cursor" -> Shelved, pages(cursor = next_cursor => cursor), fn = none)]
pub struct ByCursor {
    /// The list's name.
    pub shelf: String,
    /// Where the page begins.
    pub cursor: Option<String>,
}

/// By the number of the page.
#[derive(Action)]
#[action(Vendor: GET "/shelves/{shelf}/page" -> Shelved, pages(page => page), fn = none)]
pub struct ByPage {
    /// The list's name.
    pub shelf: String,
    /// Which page, from one.
    pub page: Option<u64>,
}

/// By the number of items before it.
#[derive(Action)]
#[action(Vendor: GET "/shelves/{shelf}/offset" -> Shelved, pages(offset => offset, total = total), fn = none)]
pub struct ByOffset {
    /// The list's name.
    pub shelf: String,
    /// How many items stand before it.
    pub offset: Option<u64>,
}

/// By the `link` header.
#[derive(Action)]
#[action(Vendor: GET "/shelves/{shelf}/link" -> Vec<Item>, pages(link_header), fn = none)]
pub struct ByLink {
    /// The list's name.
    pub shelf: String,
}

/// By an address in the body.
#[derive(Action)]
#[action(Vendor: GET "/shelves/{shelf}/next_url" -> Valued, pages(next_url = "@odata.nextLink"), fn = none)]
pub struct ByNextUrl {
    /// The list's name.
    pub shelf: String,
}

/// By a token in the body of a POST.
#[derive(Action)]
#[action(
    Vendor: POST "/shelves/{shelf}/token" -> Shelved,
    effect = read,
    pages(cursor = next_page_token => page_token),
    fn = none,
)]
pub struct ByToken {
    /// The list's name.
    pub shelf: String,
    /// Where the page begins.
    pub page_token: Option<String>,
}

/// By the last item of the page before.
#[derive(Action)]
#[action(
    Vendor: GET "/shelves/{shelf}/keyset" -> Shelved,
    pages(keyset = items[].id => after, more = has_more),
    fn = none,
)]
pub struct ByKeyset {
    /// The list's name.
    pub shelf: String,
    /// The last item of the page before.
    pub after: Option<i64>,
}
