//! `RateLimit` and `RateLimit-Policy` of the IETF (draft-ietf-httpapi-ratelimit-headers), the tenth draft's and the older ones'.

use std::time::Duration;

use super::{Quota, count};

/// `"default";r=50;t=30` for each limit, of which the one with the least left counts; or `limit=100, remaining=50, reset=5`.
pub(super) fn limits(value: &str) -> Quota {
    let mut tightest = Quota::default();
    let mut older = Quota::default();
    for item in split(value, b',') {
        let mut own = Quota::default();
        for part in split(item, b';') {
            let Some((key, number)) = part.split_once('=') else { continue };
            let number = count(number.trim());
            match key.trim() {
                "r" => own.left = number,
                "t" => own.reset = number.map(Duration::from_secs),
                "remaining" => older.left = number,
                "reset" => older.reset = number.map(Duration::from_secs),
                _ => {}
            }
        }
        let is_tighter = match (own.left, tightest.left) {
            (Some(own_left), Some(left)) => {
                own_left < left || (own_left == left && own.reset > tightest.reset)
            }
            (own_left, _) => own_left.is_some(),
        };
        if is_tighter {
            tightest = own;
        }
    }
    if tightest.left.is_some() { tightest } else { older }
}

/// The longest window of `"default";q=100;w=60`.
pub(super) fn window(value: &str) -> Option<Duration> {
    let items = split(value, b',').flat_map(|item| split(item, b';'));
    let windows = items.filter_map(|part| part.trim().strip_prefix("w=").and_then(count));
    windows.max().map(Duration::from_secs)
}

/// The pieces between separators that stand in no quotes.
fn split(value: &str, separator: u8) -> impl Iterator<Item = &str> {
    let mut rest = Some(value);
    std::iter::from_fn(move || {
        let text = rest?;
        let mut is_quoted = false;
        let end = text.bytes().position(|byte| {
            is_quoted ^= byte == b'"';
            byte == separator && !is_quoted
        });
        let (piece, after) = match end {
            Some(end) => (&text[..end], Some(&text[end + 1..])),
            None => (text, None),
        };
        rest = after;
        Some(piece)
    })
}
