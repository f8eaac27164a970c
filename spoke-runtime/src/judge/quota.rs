//! What an answer's headers say about limits, in every dialect that vendors speak.

pub(crate) mod moment;
mod policy;

use std::time::{Duration, SystemTime};

use http::HeaderMap;
use http::header::DATE;

/// What an answer's headers say about limits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Quota {
    /// How long the vendor asks to wait, whatever is left (`Retry-After`, RFC 9110, section 10.2.3).
    pub(crate) retry_after: Option<Duration>,
    /// How much is left.
    pub(crate) left: Option<u64>,
    /// How long until there is more.
    pub(crate) reset: Option<Duration>,
    /// Whether this is said of some of the vendor's calls only: GitHub names them, and counts searches apart from the rest.
    pub(crate) is_of_some: bool,
}

impl Quota {
    /// Reads the headers of an answer that came at `wall`.
    pub(crate) fn of(headers: &HeaderMap, wall: SystemTime) -> Quota {
        let mut quota = Quota::default();
        let mut standard = Quota::default();
        let mut policy = None;
        let mut said_at = None;
        // Clocks differ, and only two times of one clock have a wait between them: the answer's own date counts.
        let mut now = || *said_at.get_or_insert_with(|| moment::said_at(headers.get(DATE), wall));
        for (name, value) in headers {
            let Some(said) = Said::by(name.as_str()) else { continue };
            let Ok(value) = value.to_str() else { continue };
            let value = value.trim();
            match said {
                Said::Wait => quota.retry_after = quota.retry_after.or(moment::wait(value, &mut now)),
                Said::WaitInMilliseconds => {
                    quota.retry_after = moment::seconds(value).map(|wait| wait / 1000).or(quota.retry_after);
                }
                Said::Resource => quota.is_of_some = value != "core",
                Said::Limits => standard = policy::limits(value),
                Said::Policy => policy = policy::window(value),
                Said::Left => quota.left = quota.left.or(count(value)),
                Said::Reset => quota.reset = quota.reset.or(moment::wait(value, &mut now)),
            }
        }
        if standard.left.is_some() {
            quota.left = standard.left;
            quota.reset = standard.reset.or(policy).or(quota.reset);
        }
        quota
    }

    /// How long an answer asks to wait that says that it was too much. A reset is about what is left: where something is,
    /// another limit was meant.
    pub(super) fn wait(&self) -> Option<Duration> {
        self.retry_after.or(self.reset.filter(|_| self.left.is_none_or(|left| left == 0)))
    }

    /// Whether a refusal means that the caller shall come later.
    pub(super) fn asks_to_wait(&self) -> bool {
        self.retry_after.is_some() || self.left == Some(0)
    }
}

/// What a header tells.
#[derive(Clone, Copy, Debug)]
enum Said {
    Wait,
    WaitInMilliseconds,
    Resource,
    Limits,
    Policy,
    Left,
    Reset,
}

impl Said {
    /// What a header of this name tells, if it is one of limits: by far the most are not, and their values are left unread.
    fn by(name: &str) -> Option<Said> {
        Some(match name {
            "retry-after" => Said::Wait,
            "retry-after-ms" | "x-ms-retry-after-ms" => Said::WaitInMilliseconds,
            "x-ratelimit-resource" => Said::Resource,
            "ratelimit" => Said::Limits,
            "ratelimit-policy" => Said::Policy,
            "ratelimit-remaining" | "x-ratelimit-remaining" | "x-rate-limit-remaining" => Said::Left,
            "ratelimit-reset" | "x-ratelimit-reset" | "x-rate-limit-reset" | "x-ratelimit-reset-after" => {
                Said::Reset
            }
            _ => return None,
        })
    }
}

/// A whole number; some vendors send a fraction, which is cut off.
fn count(value: &str) -> Option<u64> {
    value.parse().ok().or_else(|| {
        let number: f64 = value.parse().ok()?;
        (number >= 0.0).then_some(number as u64)
    })
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, SystemTime};

    use http::{HeaderMap, HeaderName, HeaderValue};

    use super::Quota;

    /// Thu, 01 Jan 2026 00:00:00 GMT
    const WALL: u64 = 1_767_225_600;

    /// What these headers say: wait, left, reset, times in milliseconds.
    fn check(headers: &[(&'static str, &str)], expected: (Option<u64>, Option<u64>, Option<u64>)) {
        let wall = SystemTime::UNIX_EPOCH + Duration::from_secs(WALL);
        let map: HeaderMap = headers
            .iter()
            .map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_str(value).unwrap()))
            .collect();
        let Quota { retry_after, left, reset, .. } = Quota::of(&map, wall);
        let ms =
            |wait: Option<Duration>| wait.map(|wait| u64::try_from(wait.as_millis()).unwrap_or(u64::MAX));
        assert_eq!((ms(retry_after), left, ms(reset)), expected, "{headers:?}");
    }

    #[test]
    fn retry_after_is_a_wait_or_a_date() {
        for (value, wait) in [
            ("120", Some(120_000)),
            (" 0 ", Some(0)),
            ("1.5", Some(1_500)),
            ("Thu, 01 Jan 2026 00:00:30 GMT", Some(30_000)),
            ("Wed, 31 Dec 2025 00:00:00 GMT", Some(0)),
            ("2026-01-01T00:01:00Z", Some(60_000)),
            ("99999999999999999999999", Some(u64::MAX)),
            ("soon", None),
            ("-1", None),
            ("NaN", None),
            ("2026-01-01T00:01:00+0299999999", None),
            ("2026-01-01T00:01:00+99:00", None),
            ("", None),
        ] {
            check(&[("retry-after", value)], (wait, None, None));
        }
        check(&[("retry-after-ms", "250"), ("retry-after", "1")], (Some(250), None, None));
    }

    #[test]
    fn a_date_counts_from_the_answers_own() {
        let date = ("date", "Thu, 01 Jan 2026 01:00:00 GMT");
        check(&[("retry-after", "Thu, 01 Jan 2026 01:00:05 GMT"), date], (Some(5_000), None, None));
        check(
            &[("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", "1767229207"), date],
            (None, Some(0), Some(7_000)),
        );
    }

    #[test]
    fn a_reset_is_an_epoch_a_wait_or_a_date() {
        for (value, reset) in [
            ("1767225660", 60_000),
            ("1767225660000", 60_000),
            ("1767225599", 0),
            ("60", 60_000),
            ("0.5", 500),
            ("2026-01-01T00:01Z", 60_000),
            ("2026-01-01T02:01:00.500+02:00", 60_500),
            ("Thu, 01 Jan 2026 00:01:00 GMT", 60_000),
        ] {
            check(
                &[("x-ratelimit-remaining", "3"), ("x-ratelimit-reset", value)],
                (None, Some(3), Some(reset)),
            );
        }
    }

    #[test]
    fn every_spelling() {
        for (left, reset) in [
            ("x-ratelimit-remaining", "x-ratelimit-reset"),
            ("x-rate-limit-remaining", "x-rate-limit-reset"),
            ("ratelimit-remaining", "ratelimit-reset"),
            ("x-ratelimit-remaining", "x-ratelimit-reset-after"),
        ] {
            check(&[(left, "7"), (reset, "9")], (None, Some(7), Some(9_000)));
        }
    }

    #[test]
    fn the_drafts() {
        check(&[("ratelimit", "limit=100, remaining=50, reset=5")], (None, Some(50), Some(5_000)));
        check(&[("ratelimit", "\"default\";r=50;t=30")], (None, Some(50), Some(30_000)));
        check(&[("ratelimit", "\"burst\";r=9;t=1, \"day\";r=0;t=600")], (None, Some(0), Some(600_000)));
        check(
            &[("ratelimit-policy", "\"default\";q=100;w=60"), ("ratelimit", "\"default\";r=0")],
            (None, Some(0), Some(60_000)),
        );
        check(&[("ratelimit", "\"a,b;r=1\";r=5;t=2")], (None, Some(5), Some(2_000)));
        check(&[("ratelimit", "nonsense"), ("ratelimit-policy", ";;w=")], (None, None, None));
    }

    #[test]
    fn a_reset_is_no_wait_where_something_is_left() {
        let quota = |left| Quota { left, reset: Some(Duration::from_secs(60)), ..Quota::default() };
        assert_eq!(quota(Some(4000)).wait(), None);
        assert_eq!(quota(Some(0)).wait(), Some(Duration::from_secs(60)));
        assert_eq!(quota(None).wait(), Some(Duration::from_secs(60)));
    }
}
