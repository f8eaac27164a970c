//! An XML template: elements, attributes and text, with slots in text and in attributes' values and nowhere else.

use super::text::{Piece, Slot};

/// An element.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Element {
    pub(crate) name: String,
    pub(crate) attributes: Vec<(String, Vec<Content>)>,
    pub(crate) children: Vec<Node>,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Node {
    Element(Element),
    Text(Vec<Content>),
}

/// A piece of text: as it is meant, entities resolved, or a slot.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Content {
    Text(String),
    Slot(Slot),
}

/// What is wrong: with a slot, or with the text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Flaw {
    pub(crate) slot: Option<Slot>,
    pub(crate) message: String,
}

/// Reads a whole template.
///
/// # Errors
/// The first thing that is no template.
pub(crate) fn parse(pieces: &[Piece]) -> Result<Element, Flaw> {
    let mut signs = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Text(text) => signs.extend(text.chars().map(Sign::Letter)),
            Piece::Slot(slot) => signs.push(Sign::Slot(slot)),
        }
    }
    let mut reader = Reader { signs: &signs, at: 0 };
    reader.skip_space();
    let root = reader.element()?;
    reader.skip_space();
    match reader.peek() {
        None => Ok(root),
        Some(Sign::Slot(slot)) => Err(misplaced(slot)),
        Some(Sign::Letter(_)) => {
            let message = format!(
                "the document goes on behind `</{}>`: it has one root; remove what follows",
                root.name
            );
            Err(flaw(&message))
        }
    }
}

#[derive(Clone, Copy)]
enum Sign<'t> {
    Letter(char),
    Slot(&'t Slot),
}

struct Reader<'t> {
    signs: &'t [Sign<'t>],
    at: usize,
}

impl<'t> Reader<'t> {
    fn peek(&self) -> Option<Sign<'t>> {
        self.signs.get(self.at).copied()
    }

    fn letter(&self) -> Option<char> {
        match self.peek()? {
            Sign::Letter(letter) => Some(letter),
            Sign::Slot(_) => None,
        }
    }

    fn takes(&mut self, text: &str) -> bool {
        let rest = self.signs.get(self.at..).unwrap_or_default();
        let count = text.chars().count();
        let is_there = rest.len() >= count
            && text.chars().zip(rest).all(|(wanted, sign)| matches!(sign, Sign::Letter(it) if *it == wanted));
        if is_there {
            self.at += count;
        }
        is_there
    }

    fn skip_space(&mut self) {
        while self.letter().is_some_and(char::is_whitespace) {
            self.at += 1;
        }
    }

    /// `<name attribute="value">…</name>`
    fn element(&mut self) -> Result<Element, Flaw> {
        if !self.takes("<") {
            return Err(match self.peek() {
                Some(Sign::Slot(slot)) => misplaced(slot),
                _ => flaw("an XML body is one element; write `<Name>…</Name>`"),
            });
        }
        if let Some(mark @ ('!' | '?')) = self.letter() {
            return Err(flaw(&format!(
                "`<{mark}` begins what is no element: a template holds elements, attributes and text, no declaration, DTD, comment or CDATA; remove it"
            )));
        }
        let name = self.name("an element")?;
        let mut attributes: Vec<(String, Vec<Content>)> = Vec::new();
        loop {
            let before = self.at;
            self.skip_space();
            if self.takes("/>") {
                return Ok(Element { name, attributes, children: Vec::new() });
            }
            if self.takes(">") {
                let children = self.children(&name)?;
                return Ok(Element { name, attributes, children });
            }
            if before == self.at {
                return Err(match self.peek() {
                    Some(Sign::Slot(slot)) => misplaced(slot),
                    _ => flaw(&format!("`<{name}` is not closed; write `<{name}>`")),
                });
            }
            let attribute = self.name("an attribute")?;
            if attributes.iter().any(|(known, _)| *known == attribute) {
                return Err(flaw(&format!("`<{name}>` has `{attribute}` twice; keep one of them")));
            }
            let value = self.value(&attribute)?;
            attributes.push((attribute, value));
        }
    }

    fn name(&mut self, of: &str) -> Result<String, Flaw> {
        let mut name = String::new();
        while let Some(sign) = self.peek() {
            match sign {
                Sign::Slot(slot) => return Err(misplaced(slot)),
                Sign::Letter(letter) if is_name(letter, name.is_empty()) => name.push(letter),
                Sign::Letter(_) => break,
            }
            self.at += 1;
        }
        match (name.is_empty(), self.letter()) {
            (false, _) => Ok(name),
            (true, Some(letter)) => Err(flaw(&format!(
                "{of} cannot be named with `{}`; text writes `<` as `&lt;`",
                letter.escape_debug()
            ))),
            (true, None) => Err(flaw(&format!("the document ends where {of} begins"))),
        }
    }

    /// `="value"`
    fn value(&mut self, attribute: &str) -> Result<Vec<Content>, Flaw> {
        let quoted =
            || flaw(&format!("attribute `{attribute}` has no value in quotes; write `{attribute}=\"…\"`"));
        self.skip_space();
        if !self.takes("=") {
            return Err(quoted());
        }
        self.skip_space();
        let Some(quote @ ('"' | '\'')) = self.letter() else {
            return Err(match self.peek() {
                Some(Sign::Slot(slot)) => Flaw { slot: Some(slot.clone()), ..quoted() },
                _ => quoted(),
            });
        };
        self.at += 1;
        let value = self.content(&[quote, '<'])?;
        match self.letter() {
            Some(end) if end == quote => {
                self.at += 1;
                Ok(value)
            }
            _ => Err(flaw(&format!(
                "the value of attribute `{attribute}` is not closed; write `{quote}` behind it"
            ))),
        }
    }

    fn children(&mut self, parent: &str) -> Result<Vec<Node>, Flaw> {
        let mut children = Vec::new();
        loop {
            let text = self.content(&['<'])?;
            // White space between elements is the template's, not the document's.
            if !text.iter().all(|it| matches!(it, Content::Text(text) if text.trim().is_empty())) {
                children.push(Node::Text(text));
            }
            if self.peek().is_none() {
                return Err(flaw(&format!("`<{parent}>` is not closed; write `</{parent}>`")));
            }
            if self.takes("</") {
                let name = self.name("an element")?;
                self.skip_space();
                if name != parent || !self.takes(">") {
                    return Err(flaw(&format!("`</{name}>` stands where `</{parent}>` must")));
                }
                return Ok(children);
            }
            children.push(Node::Element(self.element()?));
        }
    }

    /// Text up to one of these, entities resolved.
    fn content(&mut self, ends: &[char]) -> Result<Vec<Content>, Flaw> {
        let (mut content, mut text) = (Vec::new(), String::new());
        while let Some(sign) = self.peek() {
            match sign {
                Sign::Letter(letter) if ends.contains(&letter) => break,
                Sign::Letter('&') => text.push(self.entity()?),
                Sign::Letter(letter) if is_carried(letter) => {
                    text.push(letter);
                    self.at += 1;
                }
                Sign::Letter(letter) => {
                    return Err(flaw(&format!(
                        "`{}` is a character that XML cannot carry",
                        letter.escape_debug()
                    )));
                }
                Sign::Slot(slot) => {
                    if !text.is_empty() {
                        content.push(Content::Text(std::mem::take(&mut text)));
                    }
                    content.push(Content::Slot(slot.clone()));
                    self.at += 1;
                }
            }
        }
        if !text.is_empty() {
            content.push(Content::Text(text));
        }
        Ok(content)
    }

    /// `&amp;`, `&#65;`, `&#x41;`
    fn entity(&mut self) -> Result<char, Flaw> {
        self.at += 1;
        let mut name = String::new();
        while let Some(letter) =
            self.letter().filter(|letter| *letter == '#' || letter.is_ascii_alphanumeric())
        {
            name.push(letter);
            self.at += 1;
        }
        let known = match name.as_str() {
            "amp" => Some('&'),
            "lt" => Some('<'),
            "gt" => Some('>'),
            "quot" => Some('"'),
            "apos" => Some('\''),
            _ => {
                let code = match name.strip_prefix("#x") {
                    Some(hex) => u32::from_str_radix(hex, 16).ok(),
                    None => name.strip_prefix('#').and_then(|digits| digits.parse().ok()),
                };
                code.and_then(char::from_u32).filter(|letter| is_carried(*letter))
            }
        };
        match (known, self.takes(";")) {
            (Some(letter), true) => Ok(letter),
            _ => Err(flaw(&format!(
                "`&{name}` is no entity: XML knows `&amp;`, `&lt;`, `&gt;`, `&quot;`, `&apos;` and `&#…;`"
            ))),
        }
    }
}

/// Whether a letter may stand in a name, or begin one (XML 1.0, section 2.3), with the colon of prefixes inside.
fn is_name(letter: char, is_first: bool) -> bool {
    let begins = matches!(letter,
        'A'..='Z' | '_' | 'a'..='z' | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{2ff}'
        | '\u{370}'..='\u{37d}' | '\u{37f}'..='\u{1fff}' | '\u{200c}'..='\u{200d}' | '\u{2070}'..='\u{218f}'
        | '\u{2c00}'..='\u{2fef}' | '\u{3001}'..='\u{d7ff}' | '\u{f900}'..='\u{fdcf}'
        | '\u{fdf0}'..='\u{fffd}' | '\u{10000}'..='\u{effff}');
    let goes_on = matches!(letter,
        '-' | '.' | ':' | '0'..='9' | '\u{b7}' | '\u{300}'..='\u{36f}' | '\u{203f}'..='\u{2040}');
    begins || (!is_first && goes_on)
}

/// What a document may hold (XML 1.0, section 2.2).
fn is_carried(letter: char) -> bool {
    matches!(letter, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

fn flaw(message: &str) -> Flaw {
    Flaw { slot: None, message: message.to_owned() }
}

fn misplaced(slot: &Slot) -> Flaw {
    let message = "a slot stands in an element's text or in an attribute's value, nowhere else: a value never names an element or an attribute";
    Flaw { slot: Some(slot.clone()), message: message.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::{Content, Flaw, Node, parse};
    use crate::template::text::pieces;

    fn flaw(text: &str) -> Flaw {
        parse(&pieces(text).unwrap()).unwrap_err()
    }

    #[test]
    fn elements_attributes_and_text_are_read() {
        let root =
            parse(&pieces("<a x='1 &lt; {b}' y=\"\">\n  <b:c/>\n  t &amp; {d}</a>\n").unwrap()).unwrap();
        assert_eq!((root.name.as_str(), root.attributes.len(), root.children.len()), ("a", 2, 2));
        assert!(
            matches!(&root.attributes[0].1[..], [Content::Text(text), Content::Slot(_)] if text == "1 < ")
        );
        assert!(matches!(&root.children[0], Node::Element(inner) if inner.name == "b:c"));
        assert!(matches!(&root.children[1], Node::Text(text) if text.len() == 2));
    }

    #[test]
    fn a_slot_never_names_anything() {
        for text in ["<{a}/>", "<a{b}/>", "<a {b}='c'/>", "<a></{b}>", "{a}", "<a/>{b}", "<a b={c}/>"] {
            assert!(flaw(text).slot.is_some(), "{text}: {}", flaw(text).message);
        }
    }

    #[test]
    fn what_is_no_document_is_refused() {
        let texts = [
            "",
            "a",
            "<a>",
            "<a",
            "<a></b>",
            "<a/><b/>",
            "<!DOCTYPE a><a/>",
            "<?xml version='1.0'?><a/>",
            "<a><!-- b --></a>",
            "<a><![CDATA[b]]></a>",
            "<a b/>",
            "<a b=c/>",
            "<a b='c/>",
            "<a b='<'/>",
            "<a b='1' b='2'/>",
            "<a>&nbsp;</a>",
            "<a>&#0;</a>",
            "<a>& b</a>",
            "<1/>",
            "<a>\u{1}</a>",
            "< a/>",
            "<ª/>",
            "<a²/>",
        ];
        for text in texts {
            assert!(!flaw(text).message.is_empty(), "{text}");
        }
    }
}
