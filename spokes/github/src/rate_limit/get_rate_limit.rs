//! `GET /rate_limit`, <https://docs.github.com/rest/rate-limit/rate-limit#get-rate-limit-status-for-the-authenticated-user>

use spoke_runtime::prelude::*;

use crate::GitHub;

/// Tells how many calls are left; every token may ask, and GitHub does not count it.
#[derive(Action, Clone, Debug)]
#[action(
    GitHub: GET "/rate_limit" -> RateLimit,
    docs = "https://docs.github.com/rest/rate-limit/rate-limit#get-rate-limit-status-for-the-authenticated-user",
)]
#[non_exhaustive]
pub struct GetRateLimit;

/// How many calls are left.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct RateLimit {
    /// How many calls an hour there are: 60 without a credential, 5000 and more with one.
    #[out(resources.core.limit)]
    pub limit: u64,
    /// How many of them are left.
    #[out(resources.core.remaining)]
    pub remaining: u64,
    /// When all of them are there again, in Unix seconds.
    #[out(resources.core.reset)]
    pub resets_at: u64,
    /// How many searches a minute are left.
    #[out(resources.search.remaining)]
    pub searches_remaining: Option<u64>,
}
