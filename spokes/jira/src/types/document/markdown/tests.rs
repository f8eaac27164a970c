//! What Markdown becomes. That it always is an Atlassian document is held to the published schema in `tests/peers`.

use spoke_runtime::serde_json::{self, Value, json};

use crate::Document;

fn check(markdown: &str, blocks: &Value) {
    let document = Document::markdown(markdown);
    assert_eq!(&document.as_value()["content"], blocks, "{markdown}");
}

fn text(text: &str) -> Value {
    json!({"type": "text", "text": text})
}

fn marked(text: &str, marks: &Value) -> Value {
    json!({"type": "text", "text": text, "marks": marks})
}

fn paragraph(line: &Value) -> Value {
    json!({"type": "paragraph", "content": line})
}

#[test]
fn no_text_is_no_block() {
    check("", &json!([]));
    check(" \n\n", &json!([]));
}

#[test]
fn line_ends_are_blanks_and_hard_breaks_are_breaks() {
    let line = json!([text("a b"), {"type": "hardBreak"}, text("c")]);
    check("a\nb\\\nc", &json!([paragraph(&line)]));
}

#[test]
fn marks_stand_in_each_other_and_count_once() {
    let line = json!([
        marked("a ", &json!([{"type": "strong"}])),
        marked("b", &json!([{"type": "em"}, {"type": "strong"}])),
        text(" "),
        marked("c", &json!([{"type": "strike"}])),
        text(" "),
        marked("d", &json!([{"type": "em"}])),
    ]);
    check("**a *b*** ~~c~~ *_d_*", &json!([paragraph(&line)]));
}

#[test]
fn code_goes_with_a_link_alone() {
    let link = json!({"type": "link", "attrs": {"href": "https://a.example/?x=1&y", "title": "T"}});
    let line = json!([
        marked("x", &json!([{"type": "strong"}, link])),
        marked("y", &json!([{"type": "code"}, link]))
    ]);
    check("[**x**`y`](https://a.example/?x=1&y \"T\")", &json!([paragraph(&line)]));
}

#[test]
fn addresses_link_to_themselves() {
    let link = |href: &str| json!([{"type": "link", "attrs": {"href": href}}]);
    let line = json!([
        marked("https://a.example", &link("https://a.example")),
        text(" "),
        marked("a@b.example", &link("mailto:a@b.example")),
    ]);
    check("<https://a.example> <a@b.example>", &json!([paragraph(&line)]));
}

#[test]
fn an_image_is_a_link_to_it() {
    let link = |href: &str| json!([{"type": "link", "attrs": {"href": href}}]);
    check("![graph](g.png)", &json!([paragraph(&json!([marked("graph", &link("g.png"))]))]));
    check("![](g.png)", &json!([paragraph(&json!([marked("g.png", &link("g.png"))]))]));
    check(
        "[![g](g.png)](https://a.example)",
        &json!([paragraph(&json!([marked("g", &link("https://a.example"))]))]),
    );
}

#[test]
fn lists_hold_paragraphs_and_lists() {
    let item = |content: &Value| json!({"type": "listItem", "content": content});
    let inner = json!({"type": "orderedList", "attrs": {"order": 7}, "content": [item(&json!([paragraph(&json!([text("b")]))]))]});
    let first = item(&json!([paragraph(&json!([text("a")])), inner]));
    let second = item(&json!([paragraph(&json!([]))]));
    check("- a\n\n  7. b\n-", &json!([{"type": "bulletList", "content": [first, second]}]));
}

#[test]
fn code_blocks_name_their_language() {
    let block = |attrs: Value| json!([{"type": "codeBlock", "attrs": attrs, "content": [text("let a = **1**;\n\nb")]}]);
    check("```rust ignore\nlet a = **1**;\n\nb\n```", &block(json!({"language": "rust"})));
    check("    x", &json!([{"type": "codeBlock", "content": [text("x")]}]));
    check("```\n```", &json!([{"type": "codeBlock", "content": []}]));
}

#[test]
fn headings_and_rules_stand_at_the_top_alone() {
    let heading = json!({"type": "heading", "attrs": {"level": 3}, "content": [text("a")]});
    check("### a\n\n---", &json!([heading, {"type": "rule"}]));
    let bold = paragraph(&json!([
        marked("a ", &json!([{"type": "strong"}])),
        marked("b", &json!([{"type": "code"}]))
    ]));
    check("> # a `b`\n>\n> ---", &json!([{"type": "blockquote", "content": [bold]}]));
}

#[test]
fn a_quote_in_a_quote_or_an_item_is_a_part_of_it() {
    let quote = |content: &Value| json!([{"type": "blockquote", "content": content}]);
    check("> a\n>\n> > b", &quote(&json!([paragraph(&json!([text("a")])), paragraph(&json!([text("b")]))])));
    check(">", &quote(&json!([paragraph(&json!([]))])));
    let item = json!({"type": "listItem", "content": [paragraph(&json!([text("a")]))]});
    check("- > a", &json!([{"type": "bulletList", "content": [item]}]));
}

#[test]
fn tables_have_a_head_and_cells() {
    let cell = |kind: &str, line: Value| json!({"type": kind, "content": [paragraph(&line)]});
    let head = json!({"type": "tableRow", "content": [cell("tableHeader", json!([text("a")])), cell("tableHeader", json!([]))]});
    let row = json!({"type": "tableRow", "content": [cell("tableCell", json!([text("1 | 2")])), cell("tableCell", json!([]))]});
    check("| a | |\n|---|:-:|\n| 1 \\| 2 |", &json!([{"type": "table", "content": [head, row]}]));
    let lines = [
        paragraph(&json!([text("a"), text(" | "), text("b")])),
        paragraph(&json!([text("1"), text(" | "), text("2")])),
    ];
    check("> | a | b |\n> |---|---|\n> | 1 | 2 |", &json!([{"type": "blockquote", "content": lines}]));
}

#[test]
fn html_stands_as_it_is_written() {
    check("a <b>c</b>", &json!([paragraph(&json!([text("a <b>c</b>")]))]));
    let lines =
        json!([text("<div>"), {"type": "hardBreak"}, text("x"), {"type": "hardBreak"}, text("</div>")]);
    check("<div>\nx\n</div>\n", &json!([paragraph(&lines)]));
}

#[test]
fn nothing_in_a_text_breaks_out_of_it() {
    let awkward = "\"}]} \\u0000 {{x}} & < é 🚨";
    let line = json!([text("\"}]} \\u0000 {{x}} & < é 🚨")]);
    check(awkward, &json!([paragraph(&line)]));
}

#[test]
fn no_depth_runs_out_of_stack() {
    for (mark, count) in [("- ", 5_000), ("> ", 5_000), ("*a ", 5_000), ("[", 5_000), ("1. > ", 2_500)] {
        let document = Document::markdown(&format!("{}x", mark.repeat(count)));
        assert!(depth(document.as_value()) < 100, "{mark}");
        let text = document.as_value().to_string();
        assert_eq!(serde_json::from_str::<Document>(&text).unwrap(), document, "{mark}");
        assert!(document.to_string().ends_with('x'), "{mark}");
    }
}

fn depth(value: &Value) -> usize {
    let inside = match value {
        Value::Array(elements) => elements.iter().map(depth).max(),
        Value::Object(members) => members.values().map(depth).max(),
        _ => None,
    };
    inside.map_or(0, |depth| depth + 1)
}
