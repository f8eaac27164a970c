//! Durations and sizes as people write them.

use std::time::Duration;

use super::value::Value;

/// What a duration looks like, for messages.
pub(super) const DURATION: &str = "a duration such as \"10s\" (units: ms, s, m, h)";
/// What a size looks like, for messages.
pub(super) const SIZE: &str = "a size such as \"64MiB\" (units: B, KiB, MiB, GiB) or a number of bytes";

/// What a part of all calls looks like, for messages.
pub(super) const BUDGET: &str = "the part of all calls that may be retries, such as 0.2";

pub(super) fn budget(value: &Value) -> Option<f64> {
    let share = match value {
        Value::Integer(number) => f64::from(u32::try_from(*number).ok()?),
        Value::Number(text) => text.parse().ok()?,
        _ => return None,
    };
    (share >= 0.0).then_some(share)
}

pub(super) fn duration(value: &Value) -> Option<Duration> {
    let Value::Text(text) = value else { return None };
    let (number, unit) = split(text)?;
    let milliseconds = number.checked_mul(match unit {
        "ms" => 1,
        "s" => 1_000,
        "m" => 60_000,
        "h" => 3_600_000,
        _ => return None,
    })?;
    (milliseconds > 0).then(|| Duration::from_millis(milliseconds))
}

pub(super) fn size(value: &Value) -> Option<u64> {
    let bytes = match value {
        Value::Integer(bytes) => u64::try_from(*bytes).ok()?,
        Value::Text(text) => {
            let (number, unit) = split(text)?;
            number.checked_mul(match unit {
                "B" => 1,
                "KiB" => 1 << 10,
                "MiB" => 1 << 20,
                "GiB" => 1 << 30,
                _ => return None,
            })?
        }
        _ => return None,
    };
    (bytes > 0).then_some(bytes)
}

fn split(text: &str) -> Option<(u64, &str)> {
    let unit = text.find(|letter: char| !letter.is_ascii_digit())?;
    let (number, unit) = text.split_at(unit);
    Some((number.parse().ok()?, unit.trim_start()))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{Value, duration, size};

    fn text(text: &str) -> Value {
        Value::Text(text.to_owned())
    }

    #[test]
    fn durations_have_a_unit() {
        assert_eq!(duration(&text("250ms")), Some(Duration::from_millis(250)));
        assert_eq!(duration(&text("2m")), Some(Duration::from_secs(120)));
        assert_eq!(duration(&text("10")), None);
        assert_eq!(duration(&text("0s")), None);
        assert_eq!(duration(&text("99999999999999999999s")), None);
        assert_eq!(duration(&Value::Integer(10)), None);
    }

    #[test]
    fn sizes_are_binary() {
        assert_eq!(size(&text("64MiB")), Some(64 << 20));
        assert_eq!(size(&Value::Integer(512)), Some(512));
        assert_eq!(size(&text("64MB")), None);
        assert_eq!(size(&Value::Integer(-1)), None);
    }
}
