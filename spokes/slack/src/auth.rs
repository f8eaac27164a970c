//! Who signs in.

mod test_auth;

use spoke_runtime::{Listed, listed};

use crate::Slack;

pub use test_auth::{TestAuth, TestedAuth, test_auth};

/// The actions of this area.
pub const ACTIONS: &[Listed<Slack>] = &[listed::<TestAuth>()];
