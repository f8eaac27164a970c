//! `rate("50/s")`: so many in a window.

use std::time::Duration;

use super::Limit;

/// So many calls in any window of this length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Rate {
    pub(crate) count: u32,
    pub(crate) window: Duration,
}

/// A limit of so many calls in a window: `rate("50/s")`, `rate("20/m")`, `rate("5000/h")`, `rate("100/10s")`.
///
/// # Panics
/// Where the text is none of these: in a constant, which a declaration is, when it is compiled.
pub const fn rate(text: &'static str) -> Limit {
    match Rate::read(text) {
        Some(rate) => Limit { rate: Some(rate), ..Limit::NONE },
        None => {
            panic!("a rate is a count and a window, such as \"50/s\", \"20/m\", \"5000/h\" or \"100/10s\"")
        }
    }
}

impl Rate {
    /// `50/s`; the units are `ms`, `s`, `m`, `h`, `d`. `None` where it is no rate, or lets nothing through.
    pub(crate) const fn read(text: &str) -> Option<Rate> {
        let bytes = text.as_bytes();
        let Some((count, at)) = number(bytes, 0) else { return None };
        if at >= bytes.len() || bytes[at] != b'/' {
            return None;
        }
        let (length, at) = match number(bytes, at + 1) {
            Some(found) => found,
            None => (1, at + 1),
        };
        let unit = match bytes.len() - at {
            1 => match bytes[at] {
                b's' => 1_000,
                b'm' => 60_000,
                b'h' => 3_600_000,
                b'd' => 86_400_000,
                _ => return None,
            },
            2 if bytes[at] == b'm' && bytes[at + 1] == b's' => 1,
            _ => return None,
        };
        if count == 0 || length == 0 {
            return None;
        }
        Some(Rate { count, window: Duration::from_millis(length as u64 * unit) })
    }
}

/// The digits from `at` on, and where they end; `None` where there are none or too many.
const fn number(bytes: &[u8], mut at: usize) -> Option<(u32, usize)> {
    let start = at;
    let mut value: u32 = 0;
    while at < bytes.len() && bytes[at].is_ascii_digit() {
        let Some(tens) = value.checked_mul(10) else { return None };
        let Some(next) = tens.checked_add((bytes[at] - b'0') as u32) else { return None };
        value = next;
        at += 1;
    }
    if at == start { None } else { Some((value, at)) }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::Rate;

    fn check(text: &str, expected: Option<(u32, u64)>) {
        let expected =
            expected.map(|(count, milliseconds)| Rate { count, window: Duration::from_millis(milliseconds) });
        assert_eq!(Rate::read(text), expected, "{text}");
    }

    #[test]
    fn a_count_and_a_window() {
        check("50/s", Some((50, 1_000)));
        check("20/m", Some((20, 60_000)));
        check("5000/h", Some((5000, 3_600_000)));
        check("1/d", Some((1, 86_400_000)));
        check("100/10s", Some((100, 10_000)));
        check("3/250ms", Some((3, 250)));
    }

    #[test]
    fn anything_else_is_none() {
        for text in
            ["", "50", "/s", "50/", "50/w", "0/s", "5/0s", "-1/s", "1.5/s", "50/ s", "99999999999/s", "1/s "]
        {
            check(text, None);
        }
    }
}
