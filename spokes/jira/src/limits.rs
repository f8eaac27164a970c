//! How much Jira takes at a time, <https://developer.atlassian.com/cloud/jira/platform/rate-limiting/>

use spoke_runtime::{Limit, rate};

/// Changes of one issue.
pub(crate) const CHANGES: Limit = rate("20/2s");

/// The same, for longer.
pub(crate) const CHANGES_FOR_LONGER: Limit = rate("100/30s");
