//! The ways in which vendors say how much is left, how long to wait, or both.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use httpdate::fmt_http_date;

/// How far a skewed vendor's clock is from ours: years, so that no wait computed from it can be mistaken for a real one.
pub const SKEW: Duration = Duration::from_secs(3 * 365 * 24 * 60 * 60);

/// How a vendor says in headers that it was too much.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Dialect {
    /// 429 alone.
    Silent,
    /// `retry-after: 2`
    RetryAfterSeconds,
    /// `retry-after: Thu, 01 Jan 2026 00:00:02 GMT`
    RetryAfterDate,
    /// The same of a vendor whose clock is [`SKEW`] ahead; its `date` header is so, too.
    RetryAfterDateAhead,
    /// The same of a vendor whose clock is [`SKEW`] behind.
    RetryAfterDateBehind,
    /// `retry-after: 315360000`, ten years.
    RetryAfterAbsurd,
    /// `x-ratelimit-limit`, `-remaining: 0`, `-reset` in seconds since 1970.
    XRateLimitEpoch,
    /// The same, `-reset` in seconds from now.
    XRateLimitDelta,
    /// `ratelimit: "default";r=0;t=2` with `ratelimit-policy: "default";q=50;w=1` (draft-ietf-httpapi-ratelimit-headers from 08).
    RateLimitStructured,
    /// `ratelimit: limit=50, remaining=0, reset=2` (the draft, 07).
    RateLimitList,
    /// `ratelimit-limit`, `ratelimit-remaining: 0`, `ratelimit-reset: 2` (the draft, up to 06).
    RateLimitEach,
}

impl Dialect {
    /// Every dialect.
    pub const ALL: [Dialect; 11] = [
        Dialect::Silent,
        Dialect::RetryAfterSeconds,
        Dialect::RetryAfterDate,
        Dialect::RetryAfterDateAhead,
        Dialect::RetryAfterDateBehind,
        Dialect::RetryAfterAbsurd,
        Dialect::XRateLimitEpoch,
        Dialect::XRateLimitDelta,
        Dialect::RateLimitStructured,
        Dialect::RateLimitList,
        Dialect::RateLimitEach,
    ];

    /// Those that ask for a wait which a caller can take at its word.
    pub const SANE: [Dialect; 8] = [
        Dialect::Silent,
        Dialect::RetryAfterSeconds,
        Dialect::RetryAfterDate,
        Dialect::XRateLimitEpoch,
        Dialect::XRateLimitDelta,
        Dialect::RateLimitStructured,
        Dialect::RateLimitList,
        Dialect::RateLimitEach,
    ];

    /// The headers which say that of `limit` requests in a window of `window` there are `left`, and that it ends in `reset`
    /// (whole seconds), where the time of day is `wall`. `retry-after` is said only where nothing is left.
    pub fn headers(
        self,
        limit: u32,
        left: u32,
        window: Duration,
        reset: Duration,
        wall: SystemTime,
    ) -> Vec<(&'static str, String)> {
        let (seconds, window) = (reset.as_secs(), window.as_secs());
        let after = |value: String| if left == 0 { vec![("retry-after", value)] } else { Vec::new() };
        let skewed = |wall: SystemTime| {
            let mut headers = after(fmt_http_date(wall + reset));
            headers.push(("date", fmt_http_date(wall)));
            headers
        };
        let three = |names: [&'static str; 3], reset: u64| {
            let [of, remaining, at] = names;
            vec![(of, limit.to_string()), (remaining, left.to_string()), (at, reset.to_string())]
        };
        const X: [&str; 3] = ["x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-reset"];
        match self {
            Dialect::Silent => Vec::new(),
            Dialect::RetryAfterSeconds => after(seconds.to_string()),
            Dialect::RetryAfterDate => after(fmt_http_date(wall + reset)),
            Dialect::RetryAfterDateAhead => skewed(wall + SKEW),
            Dialect::RetryAfterDateBehind => skewed(wall - SKEW),
            Dialect::RetryAfterAbsurd => after("315360000".to_owned()),
            Dialect::XRateLimitEpoch => three(X, epoch(wall + reset)),
            Dialect::XRateLimitDelta => three(X, seconds),
            Dialect::RateLimitStructured => vec![
                ("ratelimit-policy", format!("\"default\";q={limit};w={window}")),
                ("ratelimit", format!("\"default\";r={left};t={seconds}")),
            ],
            Dialect::RateLimitList => {
                vec![("ratelimit", format!("limit={limit}, remaining={left}, reset={seconds}"))]
            }
            Dialect::RateLimitEach => {
                three(["ratelimit-limit", "ratelimit-remaining", "ratelimit-reset"], seconds)
            }
        }
    }
}

fn epoch(at: SystemTime) -> u64 {
    at.duration_since(UNIX_EPOCH).unwrap_or_default().as_secs()
}
