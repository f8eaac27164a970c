//! `Retry-After` (RFC 9110, section 10.2.3).

use std::time::{Duration, SystemTime};

/// When an answer was given, by the vendor's own clock where its `Date` tells (RFC 9110, section 6.6.1): clocks differ, and
/// only two times of one clock have a wait between them.
pub(super) fn said_at(date: Option<&str>, wall: SystemTime) -> SystemTime {
    date.and_then(|date| httpdate::parse_http_date(date.trim()).ok()).unwrap_or(wall)
}

/// How long an answer given at `said_at` asks to wait, in seconds or by an HTTP date; a date in the past asks for nothing.
pub(super) fn wait(value: &str, said_at: SystemTime) -> Option<Duration> {
    let value = value.trim();
    if let Ok(seconds) = value.parse::<u64>() {
        return Some(Duration::from_secs(seconds));
    }
    // No standard allows fractions, some vendors send them.
    if let Ok(seconds) = value.parse::<f64>() {
        let is_wait = seconds >= 0.0;
        return is_wait.then(|| Duration::try_from_secs_f64(seconds).unwrap_or(Duration::MAX));
    }
    let date = httpdate::parse_http_date(value).ok()?;
    Some(date.duration_since(said_at).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, SystemTime};

    use super::wait;

    fn check(value: &str, expected: Option<u64>) {
        // Fri, 31 Dec 1999 23:59:29 GMT
        let wall = SystemTime::UNIX_EPOCH + Duration::from_secs(946_684_769);
        assert_eq!(wait(value, wall), expected.map(Duration::from_secs), "{value}");
    }

    #[test]
    fn seconds() {
        check("120", Some(120));
        check(" 0 ", Some(0));
        check("3.0", Some(3));
    }

    #[test]
    fn an_http_date() {
        check("Fri, 31 Dec 1999 23:59:59 GMT", Some(30));
        check("Fri, 31 Dec 1999 00:00:00 GMT", Some(0));
    }

    #[test]
    fn an_endless_wait_is_one() {
        for value in ["99999999999999999999999", "1e300"] {
            assert_eq!(wait(value, SystemTime::UNIX_EPOCH), Some(Duration::MAX), "{value}");
        }
    }

    #[test]
    fn nonsense_asks_for_nothing() {
        check("soon", None);
        check("-1", None);
        check("NaN", None);
        check("", None);
    }
}
