//! What an OAuth token is good for.

mod list_accessible_resources;

use spoke_runtime::{Listed, listed};

use crate::Jira;

pub use list_accessible_resources::{AccessibleResource, ListAccessibleResources, list_accessible_resources};

/// The actions of this area.
pub const ACTIONS: &[Listed<Jira>] = &[listed::<ListAccessibleResources>()];
