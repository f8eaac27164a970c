//! Atlassian's own schema of documents, <https://www.npmjs.com/package/@atlaskit/adf-schema>, over what Markdown and plain text become.

mod markdown;

use std::fs;

use serde_json::{Value, json};
use spoke_peers::{Package, Registry, or_skip};
use spokes::jira::Document;

use crate::installed;
use crate::schemas::verdicts;

const ADF: Package = Package {
    folder: "adf-schema-57.7.22",
    registry: Registry::Npm,
    pins: &["@atlaskit/adf-schema@57.7.22"],
    before: Some("2026-11-01"),
    keep: &[SCHEMA],
};
const SCHEMA: &str = "node_modules/@atlaskit/adf-schema/dist/json-schema/v1/full.json";

/// How many texts are made.
const MADE: u64 = 3_000;

/// Markdown as people write it, and where the schema allows less than Markdown does.
const WRITTEN: &[&str] = &[
    "",
    "Disk **full** on `db-1`: _paging_ ~~Leo~~ Mia.  \nSee [the graph](https://acme.example/g \"Graph\").",
    "# One\n\n## *Two* `x`\n\n###### Six\n\nSetext\n===",
    "- a\n- b\n  1. c\n     - d\n\n       e\n  2. f\n\n* other list",
    "0. zero\n1. one",
    "-",
    "1.\n2.",
    "- # heading in a list\n- > quote in a list\n- ---\n- ```sh\n  ls\n  ```\n- | a | b |\n  |---|---|\n  | 1 | 2 |",
    "> # heading in a quote\n>\n> ---\n>\n> > inner\n>\n> | a |\n> |---|\n> | 1 |\n>\n> ```\n> code\n> ```",
    ">",
    "```rust\nfn main() {}\n```\n\n    indented\n\n```\n```\n\n~~~ \"quoted\" info\n\n~~~",
    "| a | b |\n|:--|--:|\n| **1** | `2` <br> 3 |\n| | [x](y) ![z](z.png) |",
    "| a |\n|---|",
    "***",
    "![](a.png)\n\n![alt *text*](b.png \"t\")\n\n[![in](c.png)](https://d.example)",
    "[](https://empty.example) [empty]() <https://auto.example> <a@b.example> [ref]\n\n[ref]: https://r.example",
    "<div>\n<b>block</b>\n</div>\n\ninline <i>html</i> <!-- comment -->\n\n<!--\n\n-->",
    "**`code in bold`** [`code in a link`](https://a.example) *a **b ~~c~~***",
    "a\\\nb\\*c &amp; &lt; &#0; &nbsp; \u{0} \u{feff} \u{202e} 🚨",
    "- [ ] task\n- [x] done",
];

#[test]
fn every_text_becomes_a_document() {
    let Some(folder) = or_skip(ADF.installed(&installed())) else { return };
    let mut schema: Value = serde_json::from_str(&fs::read_to_string(folder.join(SCHEMA)).unwrap()).unwrap();
    modernise(&mut schema);
    let one = json!({"$ref": "#/definitions/doc_node", "definitions": schema["definitions"]});
    let all = json!({"type": "array", "items": {"$ref": "#/definitions/doc_node"}, "definitions": schema["definitions"]});

    let made: Vec<String> = (0..MADE).map(markdown::text).collect();
    let texts: Vec<&str> = WRITTEN.iter().copied().chain(made.iter().map(String::as_str)).collect();
    let become_documents = |read: fn(&str) -> Document| -> Value {
        texts.iter().map(|text| read(text).as_value().clone()).collect()
    };
    let (marked_up, plain) = (become_documents(Document::markdown), become_documents(|text| text.into()));
    let no_documents: Vec<Value> = [
        json!([{"type": "paragraph", "content": [{"type": "text", "text": ""}]}]),
        json!([{"type": "blockquote", "content": [{"type": "rule"}]}]),
        json!([{"type": "bulletList", "content": []}]),
        json!([{"type": "paragraph", "content": [{"type": "text", "text": "x", "marks": [{"type": "code"}, {"type": "strong"}]}]}]),
    ]
    .map(|content| json!({"type": "doc", "version": 1, "content": content}))
    .to_vec();
    let cases = [(&all, &marked_up), (&all, &plain)];
    let cases: Vec<_> = cases.into_iter().chain(no_documents.iter().map(|it| (&one, it))).collect();

    let Some(verdicts) = or_skip(verdicts(&cases)) else { return };
    for (verdict, documents) in verdicts.iter().zip([&marked_up, &plain]) {
        let Some(fault) = verdict else { continue };
        // `data/17/content/0 must be …`
        let index = fault.split('/').nth(1).and_then(|index| index.parse::<usize>().ok()).unwrap_or(0);
        panic!("{:?}\n{}\n{}", texts[index], documents[index], fault.chars().take(400).collect::<String>());
    }
    assert!(verdicts[2..].iter().all(Option::is_some), "the schema takes what is no document: {verdicts:?}");
    let kinds = markdown::kinds(&marked_up);
    println!("{} texts, {} kinds of nodes and marks: {kinds:?}", texts.len(), kinds.len());
    assert_eq!(kinds.len(), 20, "{kinds:?}");
}

/// From draft 4 to 2020-12: what is said of an array's first elements has a name of its own now.
fn modernise(schema: &mut Value) {
    match schema {
        Value::Array(elements) => elements.iter_mut().for_each(modernise),
        Value::Object(members) => {
            if let Some(first) = members.get("items").filter(|items| items.is_array()).cloned() {
                members.remove("items");
                members.insert("prefixItems".to_owned(), first);
            }
            members.values_mut().for_each(modernise);
        }
        _ => {}
    }
}
