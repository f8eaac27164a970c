//! Texts in Markdown, made by chance that repeats itself.

use std::collections::BTreeSet;

use serde_json::Value;

/// Pieces that mean something in a line, and one that never does.
const INLINE: &[&str] = &[
    "word", " ", "*", "**", "_", "~~", "`", "[", "](u)", "](", ")", "![", "<", ">", "<b>", "\\", "&amp;",
    "|", "  \n", "\n", "é🚨",
];

/// What a line may begin with.
const BEGINNINGS: &[&str] = &[
    "",
    "",
    "# ",
    "###### ",
    "- ",
    "+ ",
    "1. ",
    "7) ",
    "> ",
    "    ",
    "```rust\n",
    "```\n",
    "|",
    "|---|\n",
    "---\n",
    "===\n",
    "<div>\n",
    "\n",
];

/// Chance that repeats itself: SplitMix64, <https://prng.di.unimi.it/splitmix64.c>.
struct Chance(u64);

impl Chance {
    fn next(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % below as u64).unwrap()
    }

    fn one_of<'a>(&mut self, pieces: &[&'a str]) -> &'a str {
        pieces[self.next(pieces.len())]
    }
}

/// The text of this number: a few lines, each with one or more beginnings, some of them indented.
pub(super) fn text(number: u64) -> String {
    let mut chance = Chance(number);
    let mut text = String::new();
    for _ in 0..=chance.next(12) {
        text.push_str(&" ".repeat(chance.next(5)));
        for _ in 0..=chance.next(3) {
            text.push_str(chance.one_of(BEGINNINGS));
        }
        for _ in 0..chance.next(9) {
            text.push_str(chance.one_of(INLINE));
        }
        text.push('\n');
    }
    text
}

/// Every `type` in `value`.
pub(super) fn kinds(value: &Value) -> BTreeSet<&str> {
    match value {
        Value::Array(elements) => elements.iter().flat_map(kinds).collect(),
        Value::Object(members) => {
            let own = value["type"].as_str();
            own.into_iter().chain(members.values().flat_map(kinds)).collect()
        }
        _ => BTreeSet::new(),
    }
}
