//! How much GitHub takes at a time, <https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api>

use spoke_runtime::{Limit, rate};

/// All calls with a user's token; where GitHub tells of no time to wait, it means a minute at least.
pub const CALLS: Limit = rate("5000/h").and_concurrent(100).pause(60);

/// What people are notified of, by all such actions together.
pub const CONTENT: Limit = rate("80/m").shared("content");

/// The same, for longer.
pub const CONTENT_AN_HOUR: Limit = rate("500/h").shared("content an hour");

/// Searches, <https://docs.github.com/rest/search/search#rate-limit>
pub const SEARCHES: Limit = rate("30/m").shared("search");
