//! Whether a value is an Atlassian document.

use spoke_runtime::serde_json::Value;

/// The block nodes that may stand at a document's top.
const BLOCKS: &[&str] = &[
    "blockquote",
    "bulletList",
    "codeBlock",
    "decisionList",
    "expand",
    "heading",
    "mediaGroup",
    "mediaSingle",
    "orderedList",
    "panel",
    "paragraph",
    "rule",
    "table",
    "taskList",
];

/// Whether `value` is a document as <https://developer.atlassian.com/cloud/jira/platform/apis/document/structure/> wants
/// it, as far as the sandbox looks: the root, its blocks, and that no text is empty.
pub(super) fn is_document(value: &Value) -> bool {
    value["type"] == "doc"
        && value["version"] == 1
        && value["content"].as_array().is_some_and(|blocks| blocks.iter().all(is_block))
}

fn is_block(node: &Value) -> bool {
    node["type"].as_str().is_some_and(|name| BLOCKS.contains(&name)) && has_good_content(node)
}

fn has_good_content(node: &Value) -> bool {
    match &node["content"] {
        Value::Null => true,
        Value::Array(children) => children.iter().all(|child| match child["type"].as_str() {
            None => false,
            Some("text") => child["text"].as_str().is_some_and(|text| !text.is_empty()),
            Some(_) => has_good_content(child),
        }),
        _ => false,
    }
}
