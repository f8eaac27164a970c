//! A document in the words of JSON: elements are objects and texts, those of one name a list.

use super::tree::{Node, Tree};

/// The root element as JSON; `""` where there is none.
pub(super) fn of(tree: &Tree) -> String {
    let mut writer = Writer { tree, json: Vec::with_capacity(256), wanted: None, origin: 0 };
    writer.root();
    String::from_utf8(writer.json).unwrap_or_default()
}

/// Where in the document begins what stands at this byte of its JSON.
pub(super) fn origin(tree: &Tree, byte: usize) -> usize {
    let mut writer = Writer { tree, json: Vec::new(), wanted: Some(byte), origin: 0 };
    writer.root();
    writer.origin
}

struct Writer<'t> {
    tree: &'t Tree,
    json: Vec<u8>,
    /// The byte of the JSON whose origin is asked for.
    wanted: Option<usize>,
    origin: usize,
}

impl Writer<'_> {
    fn root(&mut self) {
        if self.tree.nodes.is_empty() {
            self.text("");
        } else {
            self.node(0);
        }
    }

    fn node(&mut self, place: usize) {
        let tree = self.tree;
        let node = &tree.nodes[place];
        self.note(node);
        let text = tree.text(node);
        if node.is_nil {
            return self.json.extend_from_slice(b"null");
        }
        let mut children: Vec<usize> = tree.children(place).collect();
        if children.is_empty() {
            return self.text(text);
        }
        let key = |child: &usize| {
            let child = &tree.nodes[*child];
            (!child.is_attribute, tree.name(child))
        };
        // A stable order: what a list holds stays as it came.
        children.sort_by(|one, other| key(one).cmp(&key(other)));
        self.json.push(b'{');
        let start = self.json.len();
        for same in children.chunk_by(|one, other| key(one) == key(other)) {
            self.members(start, same);
        }
        let is_plain = children.iter().all(|child| tree.nodes[*child].is_attribute);
        if is_plain || !text.is_empty() {
            self.name(start, "", "#text");
            self.text(text);
        }
        self.json.push(b'}');
    }

    /// Children of one name.
    fn members(&mut self, start: usize, same: &[usize]) {
        let Some(first) = same.first() else { return };
        let node = &self.tree.nodes[*first];
        self.name(start, if node.is_attribute { "@" } else { "" }, self.tree.name(node));
        if let [only] = same {
            return self.node(*only);
        }
        self.note(node);
        let mut bracket = b'[';
        for one in same {
            self.json.push(bracket);
            self.node(*one);
            bracket = b',';
        }
        self.json.push(b']');
    }

    fn name(&mut self, start: usize, mark: &str, name: &str) {
        if self.json.len() > start {
            self.json.push(b',');
        }
        if mark.is_empty() {
            self.text(name);
        } else {
            self.text(&format!("{mark}{name}"));
        }
        self.json.push(b':');
    }

    fn text(&mut self, text: &str) {
        serde_json::to_writer(&mut self.json, text).expect("a text is written to memory, which takes it");
    }

    fn note(&mut self, node: &Node) {
        if self.wanted.is_some_and(|wanted| self.json.len() <= wanted) {
            self.origin = node.byte();
        }
    }
}
