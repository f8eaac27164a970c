//! How the pages of a list follow one another, as a declaration says it.

use std::fmt;

use serde_json::Value;

use crate::action::Action;
use crate::fail::{Path, Source};

mod address;
mod ahead;
mod cursor;
mod feed;
mod guard;
mod items;
mod keyset;
mod link_header;
mod next_url;
mod number;
mod offset;
mod onward;
mod place;
mod reading;
mod seen;
mod stream;
mod token;
mod walk;

pub use cursor::Cursor;
pub use feed::Listing;
pub use items::Items;
pub use keyset::Keyset;
pub use link_header::LinkHeader;
pub use next_url::NextUrl;
pub use number::Number;
pub use offset::Offset;
pub use onward::MAX_EMPTY_PAGES;
pub(crate) use onward::goes_on;
pub use seen::PageSeen;
pub use stream::PageStream;
pub use token::PageToken;
pub use walk::MAX_PAGES;
pub(crate) use walk::Walk;

/// What `pages(..)` says.
#[derive(Clone, Copy, Debug)]
pub struct Pages {
    /// How one page leads to the next.
    pub style: &'static dyn Paginate,
    /// Where an answer holds the way to the next page.
    pub from: Option<Source>,
    /// The index of the input that takes it.
    pub into: Option<usize>,
    /// Where an answer says whether more follow.
    pub more: Option<Source>,
    /// Where an answer says how many items there are in all.
    pub total: Option<Source>,
    /// Where the items stand in the output's JSON: [`Page::ITEMS`].
    pub items: Path,
}

impl Pages {
    /// Pages of this style, with nothing else said.
    pub const fn new(style: &'static dyn Paginate) -> Self {
        Pages { style, from: None, into: None, more: None, total: None, items: &[] }
    }
}

/// How one page leads to the next: one file in `pages/` for each of ours; a vendor's own is a type with this trait, given as
/// `pages(with = EXPR => field)`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not tell how pages follow one another",
    label = "not a way from page to page",
    note = "give a type that implements `Paginate`"
)]
pub trait Paginate: fmt::Debug + Send + Sync {
    /// The style's name, for documentation: `cursor`.
    fn name(&self) -> &'static str;

    /// Where the next page is.
    ///
    /// # Errors
    /// A sentence about what in the answer leads nowhere.
    fn next(&self, page: &PageSeen<'_>) -> Result<Next, String>;

    /// Whether a `[]` in [`Pages::from`] means the last element; elsewhere it means the first.
    fn takes_last(&self) -> bool {
        false
    }
}

/// Where the next page is.
#[derive(Clone, Debug, PartialEq)]
pub enum Next {
    /// Nowhere: this was the last one.
    End,
    /// Behind this value of the declaration's input.
    Input(Value),
    /// At this address; relative ones start from the page's own.
    Url(String),
}

/// An output that is a page of a list: `#[derive(Output)]` writes it where a field is marked `items`, and a `Vec` is one.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no page of a list",
    label = "no field is marked as the items",
    note = "mark the list with `#[out(path, items)]`, or let the action give a `Vec`"
)]
pub trait Page {
    /// What the list holds.
    type Item;
    /// Where the list stands in the output's JSON.
    const ITEMS: Path;

    /// How many items there are.
    fn count(&self) -> usize;

    /// The items.
    fn into_items(self) -> Vec<Self::Item>;
}

impl<T> Page for Vec<T> {
    type Item = T;
    const ITEMS: Path = &[];

    fn count(&self) -> usize {
        self.len()
    }

    fn into_items(self) -> Vec<T> {
        self
    }
}

/// An action that gives one page of a list, and says where the next one is: it declares `pages(..)`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not say how its pages follow one another",
    label = "no `pages(..)` is declared",
    note = "declare `pages(cursor = path => field)`, `pages(link_header)`, or another way from page to page"
)]
pub trait Paged: Action<Output: Page> {}

/// Where the items of an action's pages stand: what `pages(..)` emits. An output that is no page is one error so, at [`Paged`].
#[must_use]
pub const fn items_of<A: Paged>() -> Path {
    <A::Output as Page>::ITEMS
}

#[cfg(test)]
mod tests;
