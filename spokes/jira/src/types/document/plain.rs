//! The plain text of an Atlassian document.

use spoke_runtime::serde_json::Value;

/// What people read of `document`: blocks with a blank line between them, lists with their bullets and numbers, the cells of a
/// row with bars between them.
pub(super) fn text(document: &Value) -> String {
    blocks(document).join("\n\n")
}

/// The text of each block in `node`; of neighbours that stand in it without a block of their own, together.
fn blocks(node: &Value) -> Vec<String> {
    let mut blocks = Vec::new();
    let mut line = String::new();
    for child in children(node) {
        match block(child) {
            Some(block) => {
                blocks.extend((!line.is_empty()).then(|| std::mem::take(&mut line)));
                blocks.push(block);
            }
            None => line.push_str(&inline(child)),
        }
    }
    blocks.extend((!line.is_empty()).then_some(line));
    blocks
}

/// The text of a block; `None` where `node` stands in a line.
fn block(node: &Value) -> Option<String> {
    let text = match node["type"].as_str().unwrap_or_default() {
        "bulletList" | "taskList" | "decisionList" => items(node, |_| "- ".to_owned()),
        "orderedList" => {
            let first = node["attrs"]["order"].as_u64().unwrap_or(1);
            items(node, |index| format!("{}. ", first.saturating_add(index)))
        }
        "rule" => "---".to_owned(),
        "table" => children(node).map(row).collect::<Vec<_>>().join("\n"),
        "blockCard" | "embedCard" => node["attrs"]["url"].as_str().unwrap_or_default().to_owned(),
        "expand" | "nestedExpand" => {
            let title = node["attrs"]["title"].as_str().filter(|title| !title.is_empty()).map(str::to_owned);
            title.into_iter().chain(blocks(node)).collect::<Vec<_>>().join("\n\n")
        }
        "blockquote" | "bodiedExtension" | "bodiedSyncBlock" | "codeBlock" | "extension" | "heading"
        | "layoutColumn" | "layoutSection" | "listItem" | "mediaGroup" | "mediaSingle" | "panel"
        | "paragraph" | "taskItem" | "decisionItem" | "blockTaskItem" => blocks(node).join("\n\n"),
        _ => return None,
    };
    Some(text)
}

/// The items of a list, a line each; what stands in an item below its first line is indented.
fn items(list: &Value, mark: impl Fn(u64) -> String) -> String {
    let mut lines = Vec::new();
    for (index, item) in (0..).zip(children(list)) {
        let mark = mark(index);
        let inside = blocks(item).join("\n");
        let indented = inside.replace('\n', &format!("\n{}", " ".repeat(mark.len())));
        lines.push(format!("{mark}{indented}"));
    }
    lines.join("\n")
}

fn row(row: &Value) -> String {
    children(row).map(|cell| blocks(cell).join(" ")).collect::<Vec<_>>().join(" | ")
}

/// The text of what stands in a line.
fn inline(node: &Value) -> String {
    let attribute = |name: &str| node["attrs"][name].as_str();
    match node["type"].as_str() {
        Some("text") => node["text"].as_str().unwrap_or_default().to_owned(),
        Some("hardBreak") => "\n".to_owned(),
        Some("inlineCard") => attribute("url").unwrap_or_default().to_owned(),
        // A mention, an emoji or a status says in `text` what people see of it.
        _ => match attribute("text").or_else(|| attribute("shortName")) {
            Some(text) => text.to_owned(),
            None => blocks(node).join("\n"),
        },
    }
}

fn children(node: &Value) -> impl Iterator<Item = &Value> {
    node["content"].as_array().into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use spoke_runtime::serde_json::{Value, json};

    use super::text;
    use crate::Document;

    fn check_markdown(markdown: &str, plain: &str) {
        assert_eq!(Document::markdown(markdown).to_string(), plain);
    }

    fn check(content: &Value, plain: &str) {
        assert_eq!(text(&json!({"type": "doc", "version": 1, "content": content})), plain);
    }

    #[test]
    fn lists_keep_their_bullets_numbers_and_depth() {
        check_markdown("- a\n- b\n  - c\n\n3. x\n4. y", "- a\n- b\n  - c\n\n3. x\n4. y");
    }

    #[test]
    fn tables_are_rows_and_code_is_as_it_was() {
        check_markdown("| a | b |\n|---|---|\n| 1 | **2** |", "a | b\n1 | 2");
        check_markdown("```sh\nls\n  -l\n```\n\n---\n\n> said", "ls\n  -l\n\n---\n\nsaid");
    }

    #[test]
    fn nodes_without_text_say_what_people_see() {
        check(
            &json!([{"type": "paragraph", "content": [
                {"type": "mention", "attrs": {"id": "1", "text": "@Mia"}},
                {"type": "text", "text": " saw "},
                {"type": "emoji", "attrs": {"shortName": ":fire:"}},
                {"type": "inlineCard", "attrs": {"url": "https://a.example"}},
            ]}]),
            "@Mia saw :fire:https://a.example",
        );
        check(
            &json!([{"type": "expand", "attrs": {"title": "More"}, "content": [
                {"type": "paragraph", "content": [{"type": "text", "text": "x"}]},
            ]}]),
            "More\n\nx",
        );
        check(&json!([{"type": "tomorrow", "content": [{"type": "text", "text": "x"}]}]), "x");
    }

    #[test]
    fn what_is_no_document_has_no_text() {
        assert_eq!(text(&json!(null)), "");
        assert_eq!(text(&json!({"type": "doc", "content": "x"})), "");
    }
}
