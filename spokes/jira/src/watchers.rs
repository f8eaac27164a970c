//! Who is told of an issue's changes.

mod add_watcher;
mod get_watchers;
mod remove_watcher;

use spoke_runtime::{Listed, listed};

use crate::Jira;

pub use add_watcher::{AddWatcher, add_watcher};
pub use get_watchers::{GetWatchers, Watchers, get_watchers};
pub use remove_watcher::{RemoveWatcher, remove_watcher};

/// The actions of this area.
pub const ACTIONS: &[Listed<Jira>] =
    &[listed::<AddWatcher>(), listed::<GetWatchers>(), listed::<RemoveWatcher>()];
