//! Pages of lists, by cursors.

use spoke_runtime::sandbox::Answer;

use super::arguments::Arguments;
use super::refuse;

/// The most entries on one page, and how many are given where nobody asks.
const MOST_ON_A_PAGE: usize = 1_000;
const USUAL_PAGE: usize = 100;

/// The page that is asked for, and the cursor of the next; empty after the last.
pub(super) fn page<T>(arguments: &Arguments, found: Vec<T>) -> Result<(Vec<T>, String), Answer> {
    let limit = match arguments.text("limit")? {
        None => USUAL_PAGE,
        Some(limit) => limit.parse().map_err(|_| refuse("invalid_limit"))?,
    };
    if !(1..=MOST_ON_A_PAGE).contains(&limit) {
        return Err(refuse("invalid_limit"));
    }
    let start: usize = match arguments.text("cursor")? {
        None | Some("") => 0,
        Some(cursor) => {
            let place = cursor.strip_prefix("after:").ok_or_else(|| refuse("invalid_cursor"))?;
            place.parse().map_err(|_| refuse("invalid_cursor"))?
        }
    };
    let end = start.saturating_add(limit);
    let next_cursor = if end < found.len() { format!("after:{end}") } else { String::new() };
    Ok((found.into_iter().skip(start).take(limit).collect(), next_cursor))
}
