//! A wait, as seconds or as a moment.

use std::time::{Duration, SystemTime};

use http::HeaderValue;

/// A number from here on is a moment, not a wait: thirty years.
const EPOCH: Duration = Duration::from_secs(1_000_000_000);

/// A number from here on counts milliseconds: the year 5138 in seconds.
const EPOCH_IN_MILLISECONDS: Duration = Duration::from_secs(100_000_000_000);

/// When an answer was given, by the vendor's own clock where its `Date` tells (RFC 9110, section 6.6.1).
pub(super) fn said_at(date: Option<&HeaderValue>, wall: SystemTime) -> SystemTime {
    date.and_then(|date| httpdate::parse_http_date(date.to_str().ok()?.trim()).ok()).unwrap_or(wall)
}

/// How long a value asks to wait: seconds, seconds since 1970, an HTTP date, or a date of ISO 8601. A moment in the past asks
/// for nothing.
pub(super) fn wait(value: &str, now: &mut impl FnMut() -> SystemTime) -> Option<Duration> {
    if let Some(number) = seconds(value) {
        let epoch = match number {
            // No vendor means an age of the world; it means for ever.
            _ if number >= EPOCH_IN_MILLISECONDS * 1000 => return Some(number),
            _ if number >= EPOCH_IN_MILLISECONDS => number / 1000,
            _ if number >= EPOCH => number,
            _ => return Some(number),
        };
        return Some((SystemTime::UNIX_EPOCH + epoch).duration_since(now()).unwrap_or_default());
    }
    let moment = httpdate::parse_http_date(value).ok().or_else(|| iso(value))?;
    Some(moment.duration_since(now()).unwrap_or_default())
}

/// Seconds, with a fraction or without.
pub(super) fn seconds(value: &str) -> Option<Duration> {
    if let Ok(seconds) = value.parse::<u64>() {
        return Some(Duration::from_secs(seconds));
    }
    // No standard allows fractions, some vendors send them.
    let seconds: f64 = value.parse().ok()?;
    (seconds >= 0.0).then(|| Duration::try_from_secs_f64(seconds).unwrap_or(Duration::MAX))
}

/// `2026-01-01T00:01:00.5+02:00`; seconds, fraction and offset may be left out.
pub(crate) fn iso(value: &str) -> Option<SystemTime> {
    let (date, time) = value.split_once(['T', ' '])?;
    let mut date = date.splitn(3, '-').map(|part| part.parse::<i64>().ok());
    let (year, month, day) = (date.next()??, date.next()??, date.next()??);
    let (time, offset) = match time.find(['Z', 'z', '+', '-']) {
        Some(at) => time.split_at(at),
        None => (time, "Z"),
    };
    let mut time = time.splitn(3, ':').map(|part| part.parse::<f64>().ok());
    let (hour, minute, second) = (time.next()??, time.next()??, time.next().unwrap_or(Some(0.0))?);
    let is_moment = (1970..=9999).contains(&year)
        && (1..=12).contains(&month)
        && (1..=31).contains(&day)
        && (0.0..24.0).contains(&hour)
        && (0.0..60.0).contains(&minute)
        && (0.0..61.0).contains(&second);
    if !is_moment {
        return None;
    }
    let seconds = days(year, month, day) as f64 * 86_400.0 + hour * 3600.0 + minute * 60.0 + second;
    SystemTime::UNIX_EPOCH.checked_add(Duration::try_from_secs_f64(seconds - east(offset)?).ok()?)
}

/// The offset in seconds: `Z`, `+02:00`, `-0530`.
fn east(offset: &str) -> Option<f64> {
    let sign = match offset.as_bytes().first()? {
        b'+' => 1.0,
        b'-' => -1.0,
        _ => return Some(0.0),
    };
    let digits = offset[1..].replace(':', "");
    let hours: u32 = digits.get(..2)?.parse().ok()?;
    let minutes: u32 = digits.get(2..).filter(|rest| !rest.is_empty()).unwrap_or("0").parse().ok()?;
    (hours < 24 && minutes < 60).then(|| sign * f64::from(hours * 3600 + minutes * 60))
}

/// Days since 1970-01-01 (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms").
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}
