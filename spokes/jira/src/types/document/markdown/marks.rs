//! What the text that is being read is marked with.

use spoke_runtime::serde_json::{Value, json};

/// The marks that are open. Those that stand in each other count once.
#[derive(Default)]
pub(super) struct Marks {
    em: usize,
    strong: usize,
    strike: usize,
    /// Links and images, from the outside in: address and title.
    links: Vec<(String, String)>,
}

impl Marks {
    pub(super) fn begin_em(&mut self) {
        self.em += 1;
    }

    pub(super) fn end_em(&mut self) {
        self.em = self.em.saturating_sub(1);
    }

    pub(super) fn begin_strong(&mut self) {
        self.strong += 1;
    }

    pub(super) fn end_strong(&mut self) {
        self.strong = self.strong.saturating_sub(1);
    }

    pub(super) fn begin_strike(&mut self) {
        self.strike += 1;
    }

    pub(super) fn end_strike(&mut self) {
        self.strike = self.strike.saturating_sub(1);
    }

    pub(super) fn begin_link(&mut self, address: &str, title: &str) {
        self.links.push((address.to_owned(), title.to_owned()));
    }

    pub(super) fn end_link(&mut self) {
        self.links.pop();
    }

    /// The address of the innermost link.
    pub(super) fn link(&self) -> Option<&str> {
        self.links.last().map(|(address, _)| address.as_str())
    }

    /// The marks of text.
    pub(super) fn of_text(&self) -> Vec<Value> {
        let counted = [(self.em, "em"), (self.strike, "strike"), (self.strong, "strong")];
        let plain =
            counted.into_iter().filter(|(open, _)| *open > 0).map(|(_, name)| json!({ "type": name }));
        plain.chain(self.link_mark()).collect()
    }

    /// The marks of code in a line, which goes with a link alone.
    pub(super) fn of_code(&self) -> Vec<Value> {
        [json!({"type": "code"})].into_iter().chain(self.link_mark()).collect()
    }

    /// A link counts by its outermost address: that is where a click on an image in a link leads. An empty one leads nowhere.
    fn link_mark(&self) -> Option<Value> {
        let (address, title) = self.links.first().filter(|(address, _)| !address.is_empty())?;
        let mut mark = json!({"type": "link", "attrs": {"href": address}});
        if !title.is_empty() {
            mark["attrs"]["title"] = json!(title);
        }
        Some(mark)
    }
}

/// Marks text as bold, if it can be.
pub(super) fn embolden(node: &mut Value) {
    let marks = node["marks"].as_array().map(Vec::as_slice).unwrap_or_default();
    let has = |name: &str| marks.iter().any(|mark| mark["type"] == name);
    if node["type"] != "text" || has("code") || has("strong") {
        return;
    }
    let marks: Vec<Value> = marks.iter().cloned().chain([json!({"type": "strong"})]).collect();
    node["marks"] = Value::Array(marks);
}
