//! Blocks that hold blocks, and where each may stand.

use spoke_runtime::serde_json::{Value, json};

use super::paragraph;

/// A block that is open.
pub(super) struct Open {
    pub(super) place: Place,
    pub(super) content: Vec<Value>,
}

/// What sort of block it is.
pub(super) enum Place {
    Quote,
    /// Code, in this language.
    Code(Option<String>),
    /// A list, with its first number where it is numbered.
    List(Option<u64>),
    Item,
    Table,
    Row,
}

impl Open {
    /// The blocks that it becomes where it stands: itself, or what it holds. At the document's top everything may stand; in
    /// quotes and items stand paragraphs, lists and code.
    pub(super) fn blocks(self, code: Option<&str>, is_top: bool, may_be_list: bool) -> Vec<Value> {
        let Open { place, content } = self;
        match place {
            Place::Quote if is_top => vec![json!({"type": "blockquote", "content": some(content)})],
            Place::Quote | Place::Row => content,
            Place::Code(language) => vec![code_block(language.as_deref(), code.unwrap_or_default())],
            Place::List(_) if !may_be_list => content.into_iter().flat_map(inside).collect(),
            Place::List(None) => vec![json!({"type": "bulletList", "content": content})],
            Place::List(Some(first)) => {
                vec![json!({"type": "orderedList", "attrs": {"order": first}, "content": content})]
            }
            Place::Item => vec![json!({"type": "listItem", "content": begun(content)})],
            Place::Table if is_top => vec![json!({"type": "table", "content": content})],
            Place::Table => content.into_iter().map(|row| paragraph(in_a_line(row))).collect(),
        }
    }
}

fn code_block(language: Option<&str>, code: &str) -> Value {
    let mut block = json!({"type": "codeBlock", "content": []});
    if let Some(language) = language {
        block["attrs"] = json!({ "language": language });
    }
    let code = code.strip_suffix('\n').unwrap_or(code);
    if !code.is_empty() {
        block["content"] = json!([{"type": "text", "text": code}]);
    }
    block
}

/// Nowhere may a block hold nothing.
fn some(content: Vec<Value>) -> Vec<Value> {
    if content.is_empty() { vec![paragraph(Vec::new())] } else { content }
}

/// An item begins with text or code, for the editor draws its bullet there.
fn begun(content: Vec<Value>) -> Vec<Value> {
    let begins =
        content.first().is_some_and(|block| block["type"] == "paragraph" || block["type"] == "codeBlock");
    let first = (!begins).then(|| paragraph(Vec::new()));
    first.into_iter().chain(content).collect()
}

/// What a node holds.
fn inside(mut node: Value) -> Vec<Value> {
    match node["content"].take() {
        Value::Array(content) => content,
        _ => Vec::new(),
    }
}

/// A row's cells in one line, with bars between them.
fn in_a_line(row: Value) -> Vec<Value> {
    let mut line = Vec::new();
    for cell in inside(row) {
        if !line.is_empty() {
            line.push(json!({"type": "text", "text": " | "}));
        }
        line.extend(inside(cell).into_iter().flat_map(inside));
    }
    line
}
