//! How often Slack lets each method be called, <https://docs.slack.dev/apis/web-api/rate-limits>

use spoke_runtime::{Limit, rate};

/// The calls a minute of a method's tier, each method counted for itself in each workspace.
///
/// # Panics
/// Where there is no such tier: in a declaration, when it is compiled.
pub const fn tier(tier: u8) -> Limit {
    match tier {
        1 => rate("1/m"),
        2 => rate("20/m"),
        3 => rate("50/m"),
        4 => rate("100/m"),
        _ => panic!("Slack's tiers are 1, 2, 3 and 4"),
    }
}

/// What `chat.postMessage` takes in all channels together, whichever action calls it.
pub const POSTS: Limit = tier(4).shared("chat.postMessage");

/// One message a second in a channel; Slack lets short bursts through, and this many are one.
pub const MESSAGES: Limit = rate("5/5s").shared("chat.postMessage by channel");

/// What `files.completeUploadExternal` takes, for one file and for several.
pub const COMPLETIONS: Limit = tier(4).shared("files.completeUploadExternal");
