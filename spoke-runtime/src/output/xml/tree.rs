//! One pass over the document: its elements and attributes in order, and what is wrong with it.
//!
//! A document type is refused, and with it every entity but the five that XML knows by itself: nothing here expands, and
//! nothing outside of the answer is read.

use std::borrow::Cow;

use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesDecl, BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use crate::output::reader::DEPTH;

/// How many attributes an element may have: that no two are alike costs the square of it.
const ATTRIBUTES: usize = 256;

/// A document, up to what is wrong with it.
#[derive(Debug, Default)]
pub(super) struct Tree {
    /// In the order in which they begin; the root first.
    pub(super) nodes: Vec<Node>,
    pub(super) problem: Option<Problem>,
    /// Names and texts of the nodes.
    texts: String,
}

/// An element or an attribute. Places are of 32 bits: a document of many small elements has as many nodes.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) is_attribute: bool,
    /// `xsi:nil="true"` stands on it.
    pub(super) is_nil: bool,
    name: Span,
    text: Span,
    /// The node that follows everything inside.
    end: u32,
    /// Where the element begins, in bytes.
    byte: u32,
}

/// Where a name or a text stands.
#[derive(Clone, Copy, Debug)]
struct Span {
    start: u32,
    end: u32,
}

/// Why a document is not well formed, or not read.
#[derive(Debug)]
pub(super) struct Problem {
    pub(super) sentence: Cow<'static, str>,
    /// Where, in bytes from its start.
    pub(super) byte: usize,
}

impl Tree {
    pub(super) fn name(&self, node: &Node) -> &str {
        self.at(node.name)
    }

    pub(super) fn text(&self, node: &Node) -> &str {
        self.at(node.text)
    }

    /// The attributes and elements directly inside of the node at this place.
    pub(super) fn children(&self, parent: usize) -> impl Iterator<Item = usize> {
        let end = self.nodes[parent].end();
        let mut next = parent + 1;
        std::iter::from_fn(move || {
            let child = next;
            (child < end).then(|| next = self.nodes[child].end()).map(|()| child)
        })
    }

    fn at(&self, span: Span) -> &str {
        self.texts.get(span.start as usize..span.end as usize).unwrap_or_default()
    }

    fn keep(&mut self, text: &str) -> Span {
        let start = short(self.texts.len());
        self.texts.push_str(text);
        Span { start, end: short(self.texts.len()) }
    }
}

impl Node {
    pub(super) fn byte(&self) -> usize {
        self.byte as usize
    }

    fn end(&self) -> usize {
        self.end as usize
    }
}

/// A place that [`parse`] has made sure of.
fn short(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

/// The document in `xml`, after a byte order mark if there is one.
pub(super) fn parse(xml: &str) -> Tree {
    let document = xml.strip_prefix('\u{feff}').unwrap_or(xml);
    let mark = xml.len() - document.len();
    let mut parser = Parser { tree: Tree::default(), open: Vec::new(), own: Vec::new(), mark, byte: 0 };
    if let Err(problem) = parser.document(document) {
        parser.tree.problem = Some(problem);
        while !parser.open.is_empty() {
            parser.close();
        }
    }
    parser.tree
}

struct Parser {
    tree: Tree,
    /// The elements that are open.
    open: Vec<usize>,
    /// The text of each open element so far.
    own: Vec<String>,
    /// The size of the byte order mark.
    mark: usize,
    /// Where the event began.
    byte: usize,
}

impl Parser {
    fn document(&mut self, document: &str) -> Result<(), Problem> {
        if u32::try_from(document.len()).is_err() {
            return Err(self.problem("the document is larger than 4 GiB"));
        }
        let mut reader = Reader::from_str(document);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.check_comments = true;
        loop {
            self.byte = self.mark + place(reader.buffer_position());
            let event = reader.read_event().map_err(|error| {
                self.byte = self.mark + place(reader.error_position());
                self.problem(error.to_string())
            })?;
            if self.event(event)? {
                return Ok(());
            }
        }
    }

    /// `true` at the end.
    fn event(&mut self, event: Event<'_>) -> Result<bool, Problem> {
        match event {
            Event::Start(tag) | Event::Empty(tag) => self.start(&tag)?,
            Event::End(_) => self.close(),
            Event::Text(text) => self.text(&text.xml10_content())?,
            Event::CData(text) if !self.open.is_empty() => self.text(&text.xml10_content())?,
            Event::GeneralRef(reference) if !self.open.is_empty() => self.reference(&reference)?,
            Event::CData(_) | Event::GeneralRef(_) => return Err(self.problem(OUTSIDE)),
            Event::Comment(_) | Event::PI(_) => {}
            Event::Decl(declaration) => self.declaration(&declaration)?,
            Event::DocType(_) => {
                return Err(self.problem(
                    "`<!DOCTYPE` is refused: a document type may name entities and other documents, and none is read",
                ));
            }
            Event::Eof => return self.end().map(|()| true),
        }
        Ok(false)
    }

    fn declaration(&self, declaration: &BytesDecl<'_>) -> Result<(), Problem> {
        if self.byte != self.mark {
            return Err(self.problem("`<?xml` stands at the start of a document, and only there"));
        }
        match declaration.encoding() {
            None => Ok(()),
            Some(Ok(encoding)) if encoding.eq_ignore_ascii_case("utf-8") => Ok(()),
            Some(Ok(encoding)) => {
                Err(self.problem(format!("the encoding is `{encoding}`, and only UTF-8 is read")))
            }
            Some(Err(error)) => Err(self.problem(error.to_string())),
        }
    }

    fn start(&mut self, tag: &BytesStart<'_>) -> Result<(), Problem> {
        if self.open.is_empty() && !self.tree.nodes.is_empty() {
            return Err(self.problem("a second root element"));
        }
        if self.open.len() >= DEPTH as usize {
            return Err(self.problem(format!("elements stand more than {DEPTH} deep in each other")));
        }
        let place = self.node(tag.local_name().as_ref(), "", false);
        for (index, attribute) in tag.attributes().enumerate() {
            if index == ATTRIBUTES {
                return Err(self.problem(format!("an element has more than {ATTRIBUTES} attributes")));
            }
            let attribute = attribute.map_err(|error| self.problem(error.to_string()))?;
            let (name, prefix) = attribute.key.decompose();
            if attribute.key.as_namespace_binding().is_some() {
                continue;
            }
            let value = attribute.normalized_value(XmlVersion::Explicit1_0);
            let value = value.map_err(|error| self.problem(error.to_string()))?;
            self.characters(&value)?;
            if name.as_ref() == "nil" && prefix.is_some() {
                self.tree.nodes[place].is_nil = matches!(&*value, "true" | "1");
            } else {
                self.node(name.as_ref(), &value, true);
            }
        }
        if self.own.len() == self.open.len() {
            self.own.push(String::new());
        }
        self.own[self.open.len()].clear();
        self.open.push(place);
        Ok(())
    }

    /// One more node, at the end of which nothing is known yet but for an attribute.
    fn node(&mut self, name: &str, text: &str, is_attribute: bool) -> usize {
        let place = self.tree.nodes.len();
        let (name, text) = (self.tree.keep(name), self.tree.keep(text));
        let end = short(place + 1);
        self.tree.nodes.push(Node { is_attribute, is_nil: false, name, text, end, byte: short(self.byte) });
        place
    }

    /// Ends the innermost element. White space between elements is no text of theirs.
    fn close(&mut self) {
        let Some(place) = self.open.pop() else { return };
        let end = self.tree.nodes.len();
        let has_elements = self.tree.nodes[place + 1..].iter().any(|node| !node.is_attribute);
        let own = self.own[self.open.len()].as_str();
        let text = if has_elements { own.trim() } else { own };
        let start = short(self.tree.texts.len());
        self.tree.texts.push_str(text);
        let node = &mut self.tree.nodes[place];
        node.text = Span { start, end: short(self.tree.texts.len()) };
        node.end = short(end);
    }

    fn text(&mut self, text: &str) -> Result<(), Problem> {
        self.characters(text)?;
        match self.open.len().checked_sub(1) {
            Some(innermost) => self.own[innermost].push_str(text),
            None if text.trim().is_empty() => {}
            None => return Err(self.problem(OUTSIDE)),
        }
        Ok(())
    }

    fn reference(&mut self, reference: &BytesRef<'_>) -> Result<(), Problem> {
        match reference.resolve_char_ref() {
            Ok(Some(character)) => self.text(character.encode_utf8(&mut [0; 4])),
            Ok(None) => match resolve_xml_entity(reference) {
                Some(text) => self.text(text),
                None => Err(self.problem(format!(
                    "unknown entity `&{};`: XML knows `lt`, `gt`, `amp`, `quot` and `apos` by itself",
                    &**reference
                ))),
            },
            Err(error) => Err(self.problem(error.to_string())),
        }
    }

    /// The characters that XML 1.0 allows (section 2.2).
    fn characters(&self, text: &str) -> Result<(), Problem> {
        let is_wrong = |c: char| matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
        match text.chars().find(|c| is_wrong(*c)) {
            None => Ok(()),
            Some(c) => Err(self.problem(format!("XML has no character U+{:04X}", u32::from(c)))),
        }
    }

    fn end(&self) -> Result<(), Problem> {
        match self.open.last() {
            None if self.tree.nodes.is_empty() => Err(self.problem("expected an element, found the end")),
            None => Ok(()),
            Some(open) => {
                let name = self.tree.name(&self.tree.nodes[*open]);
                Err(self.problem(format!("the element `{name}` does not end")))
            }
        }
    }

    #[cold]
    fn problem(&self, sentence: impl Into<Cow<'static, str>>) -> Problem {
        Problem { sentence: sentence.into(), byte: self.byte }
    }
}

const OUTSIDE: &str = "text stands outside of the root element";

fn place(position: u64) -> usize {
    usize::try_from(position).unwrap_or(usize::MAX)
}
