//! What is left of the limits.

mod get_rate_limit;

use spoke_runtime::{Listed, listed};

use crate::GitHub;

pub use get_rate_limit::{GetRateLimit, RateLimit, get_rate_limit};

/// The actions of this area.
pub const ACTIONS: &[Listed<GitHub>] = &[listed::<GetRateLimit>()];
