//! Whether Slack takes a layout, <https://docs.slack.dev/reference/block-kit/blocks>

use std::collections::BTreeSet;

use spoke_runtime::serde_json::Value;

/// The most blocks of one message.
const MOST_BLOCKS: usize = 50;

/// The longest `block_id`, text of a section and heading, in characters.
const LONGEST_ID: usize = 255;
const LONGEST_SECTION: usize = 3_000;
const LONGEST_HEADER: usize = 150;

/// Kinds that are taken as they stand.
const UNCHECKED: &[&str] = &["call", "file", "markdown", "rich_text", "table", "video"];

/// Whether all blocks are well formed, and none has another's `block_id`.
pub(super) fn are_valid(blocks: &[Value]) -> bool {
    let ids: Vec<&Value> = blocks.iter().map(|block| &block["block_id"]).filter(|id| !id.is_null()).collect();
    let distinct: BTreeSet<&str> = ids.iter().filter_map(|id| id.as_str()).collect();
    blocks.len() <= MOST_BLOCKS
        && distinct.len() == ids.len()
        && distinct.iter().all(|id| fits(id, LONGEST_ID))
        && blocks.iter().all(is_valid)
}

fn is_valid(block: &Value) -> bool {
    let text = &block["text"];
    match block["type"].as_str() {
        Some("section") => {
            let has_text = is_text(text, LONGEST_SECTION);
            let has_fields =
                block["fields"].as_array().is_some_and(|fields| (1..=10).contains(&fields.len()));
            has_text && (block.get("fields").is_none() || has_fields) || text.is_null() && has_fields
        }
        Some("header") => text["type"] == "plain_text" && is_text(text, LONGEST_HEADER),
        Some("divider") => true,
        Some("context") => has_elements(block, 10),
        Some("actions") => has_elements(block, 25) && elements(block).iter().all(is_element),
        Some("image") => is_said(&block["image_url"]) && is_said(&block["alt_text"]),
        Some("input") => block["label"]["type"] == "plain_text" && is_element(&block["element"]),
        Some(kind) => UNCHECKED.contains(&kind),
        None => false,
    }
}

/// A button has a plain text; every element has a kind.
fn is_element(element: &Value) -> bool {
    match element["type"].as_str() {
        Some("button") => element["text"]["type"] == "plain_text" && is_said(&element["text"]["text"]),
        kind => kind.is_some(),
    }
}

fn elements(block: &Value) -> &[Value] {
    block["elements"].as_array().map_or(&[], Vec::as_slice)
}

fn has_elements(block: &Value, most: usize) -> bool {
    (1..=most).contains(&elements(block).len())
}

fn is_text(text: &Value, longest: usize) -> bool {
    let is_known = matches!(text["type"].as_str(), Some("mrkdwn" | "plain_text"));
    is_known && text["text"].as_str().is_some_and(|text| !text.is_empty() && fits(text, longest))
}

fn is_said(text: &Value) -> bool {
    text.as_str().is_some_and(|text| !text.is_empty())
}

fn fits(text: &str, longest: usize) -> bool {
    text.chars().count() <= longest
}
