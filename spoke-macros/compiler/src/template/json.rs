//! Constants as JSON text.

use std::fmt::Write;

/// A text as a JSON string, escaped.
pub(crate) fn string(text: &str) -> String {
    let mut json = String::with_capacity(text.len() + 2);
    json.push('"');
    for letter in text.chars() {
        match letter {
            '"' => json.push_str("\\\""),
            '\\' => json.push_str("\\\\"),
            '\n' => json.push_str("\\n"),
            '\r' => json.push_str("\\r"),
            '\t' => json.push_str("\\t"),
            control if u32::from(control) < 0x20 => {
                // Writing to a `String` cannot fail.
                let _ = write!(json, "\\u{:04x}", u32::from(control));
            }
            other => json.push(other),
        }
    }
    json.push('"');
    json
}

/// A Rust number as a JSON number, if it is one.
pub(crate) fn number(digits: &str) -> Option<String> {
    let digits = digits.replace('_', "");
    let (mantissa, exponent) = match digits.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (digits.as_str(), None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let fits = is_digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && fraction.is_none_or(is_digits)
        && exponent.is_none_or(|it| is_digits(it.strip_prefix(['+', '-']).unwrap_or(it)));
    fits.then_some(digits)
}

#[cfg(test)]
mod tests {
    use super::{number, string};

    #[test]
    fn texts_are_escaped() {
        assert_eq!(string("a\"b\\c\n\u{1}é"), "\"a\\\"b\\\\c\\n\\u0001é\"");
    }

    #[test]
    fn numbers_are_json_numbers_or_refused() {
        for (rust, json) in [("0", "0"), ("1_000", "1000"), ("1.5e-3", "1.5e-3")] {
            assert_eq!(number(rust).as_deref(), Some(json));
        }
        for rust in ["0x1f", "01", "1.", "1u8", ""] {
            assert_eq!(number(rust), None, "{rust}");
        }
    }
}
