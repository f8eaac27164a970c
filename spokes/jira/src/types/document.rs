//! Rich text as Jira keeps it.

mod markdown;
mod plain;

use std::fmt;

use serde::{Deserialize, Serialize};
use spoke_runtime::serde_json::{Value, json};
use spoke_runtime::{Described, Object, Property, Schema};

/// A text in Jira: an Atlassian document,
/// <https://developer.atlassian.com/cloud/jira/platform/apis/document/structure/>.
///
/// Plain text becomes one: blank lines divide paragraphs, single line ends break lines. Nothing in the text is markup; where it
/// is, [`markdown`](Document::markdown) reads it. `Display` gives the plain text back.
///
/// ```
/// use spoke_jira::Document;
///
/// let document = Document::from("Disk full on db-1.\nPaging Mia.\n\nSee INC0010001.");
/// assert_eq!(document.to_string(), "Disk full on db-1.\nPaging Mia.\n\nSee INC0010001.");
/// assert_eq!(document.as_value()["content"][0]["content"][1]["type"], "hardBreak");
/// ```
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Document(Value);

impl Document {
    /// A text in Markdown (CommonMark, with tables and `~~struck~~` text).
    ///
    /// What Jira has no node for keeps its text: HTML stands as it is written, an image becomes a link to it, a heading in a quote or
    /// a list a bold paragraph, a table there a paragraph for each row, a quote in a quote a part of the outer one. Lists go
    /// 20 levels deep. Nothing else in the text counts: no Markdown is refused.
    ///
    /// ```
    /// use spoke_jira::Document;
    ///
    /// let document = Document::markdown("Disk **full** on `db-1`:\n\n- see [the graph](https://acme.example/g/7)");
    /// assert_eq!(document.as_value()["content"][0]["content"][1]["marks"][0]["type"], "strong");
    /// assert_eq!(document.to_string(), "Disk full on db-1:\n\n- see the graph");
    /// ```
    pub fn markdown(text: &str) -> Self {
        Document::of(markdown::blocks(text))
    }

    /// A document that was made elsewhere; Jira refuses what is none.
    pub fn from_value(value: Value) -> Self {
        Document(value)
    }

    /// The document as JSON.
    pub fn as_value(&self) -> &Value {
        &self.0
    }

    fn of(content: Vec<Value>) -> Self {
        let mut document = json!({"type": "doc", "version": 1});
        document["content"] = Value::Array(content);
        Document(document)
    }
}

impl Default for Document {
    fn default() -> Self {
        Document::from("")
    }
}

impl From<&str> for Document {
    fn from(text: &str) -> Self {
        let text = text.replace("\r\n", "\n");
        let lines: Vec<&str> = text.split('\n').collect();
        let paragraphs = lines.split(|line| line.trim().is_empty()).filter(|lines| !lines.is_empty());
        Document::of(paragraphs.map(paragraph).collect())
    }
}

impl From<String> for Document {
    fn from(text: String) -> Self {
        Document::from(text.as_str())
    }
}

impl From<&String> for Document {
    fn from(text: &String) -> Self {
        Document::from(text.as_str())
    }
}

fn paragraph(lines: &[&str]) -> Value {
    let mut content = Vec::new();
    for line in lines {
        if !content.is_empty() {
            content.push(json!({"type": "hardBreak"}));
        }
        content.push(json!({"type": "text", "text": line}));
    }
    json!({"type": "paragraph", "content": content})
}

impl fmt::Display for Document {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&plain::text(&self.0))
    }
}

impl Described for Document {
    const SCHEMA: Schema =
        Schema::FromText { schema: &Schema::Object(|| &SHAPE), turn: |text| Document::from(text).0 };
}

const SHAPE: Object = Object {
    name: "Document",
    docs: "An Atlassian document.",
    properties: &[
        property("type", Schema::Words { words: &["doc"], open: false }),
        property("version", Schema::Integer),
        property("content", Schema::List(&Schema::Any)),
    ],
};

const fn property(name: &'static str, schema: Schema) -> Property {
    Property { name, docs: "", required: true, schema }
}

#[cfg(test)]
mod tests {
    use super::Document;

    fn check(text: &str, blocks: &str) {
        let document = Document::from(text);
        assert_eq!(document.as_value()["content"].to_string(), blocks);
        assert_eq!(document.as_value()["version"], 1);
    }

    #[test]
    fn no_text_is_no_block() {
        check("", "[]");
        check(" \n\r\n", "[]");
    }

    #[test]
    fn a_line_is_a_paragraph() {
        check("\"é\" {a}", r#"[{"content":[{"text":"\"é\" {a}","type":"text"}],"type":"paragraph"}]"#);
    }

    #[test]
    fn line_ends_break_lines_and_blank_lines_paragraphs() {
        check(
            "a\r\nb\n\n \nc\n",
            concat!(
                r#"[{"content":[{"text":"a","type":"text"},{"type":"hardBreak"},{"text":"b","type":"text"}],"type":"paragraph"},"#,
                r#"{"content":[{"text":"c","type":"text"}],"type":"paragraph"}]"#
            ),
        );
    }
}
