//! A place in a list that outlives the program.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::place::Place;

/// A place in a list: where a stream of pages stands, to go on from there later, also in another process.
///
/// It is small, serialises with serde and is for [`Items::resume`](super::Items::resume) alone: what it says inside may change. It
/// holds the place of a page and how many of its items were given, none of the inputs and no credential; a resumed
/// stream needs the same action with the same inputs.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct PageToken {
    /// `acme-desk.list_tickets`
    pub(super) action: String,
    pub(super) at: Place,
    /// How many items the pages before this one held.
    #[serde(default)]
    pub(super) before: u64,
    /// How many items of this page were given.
    #[serde(default)]
    pub(super) given: usize,
}

impl PageToken {
    /// The action whose list it is: `acme-desk.list_tickets`.
    pub fn action(&self) -> &str {
        &self.action
    }
}

impl fmt::Debug for PageToken {
    /// Without the place, which is the vendor's and may tell more than a log should know.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PageToken")
            .field("action", &self.action)
            .field("before", &self.before)
            .field("given", &self.given)
            .finish_non_exhaustive()
    }
}
