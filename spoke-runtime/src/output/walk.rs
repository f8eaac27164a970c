//! The engine: walks an answer once, by an output's table, and lets the slots read.

mod element;
mod filling;

use std::borrow::Cow;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value};

use super::fault::Fault;
use super::reader::{Kind, Reader};
use super::sample;
use super::slot::Slot;
use super::table::Table;
use super::xml::Document;
use crate::fail::{Path, Step};
use crate::response::Response;

use filling::Filling;

/// How many fields an output may have; `#[derive(Output)]` refuses more.
pub(crate) const MOST_FIELDS: usize = 256;

/// A walk over one answer: what a [`Slot`] reads from.
#[derive(Debug)]
pub struct Walk<'a> {
    pub(crate) reader: Reader<'a>,
    pub(crate) answer: &'a Response,
    /// What the answer says, where it is XML.
    document: &'a Document,
    /// The spoke's root.
    root: Path,
    /// Whether the next table is the answer's own, and so may ask questions.
    is_outermost: bool,
    mode: Mode,
    made: Option<Value>,
    /// How many tables are being sampled inside each other.
    pub(crate) nesting: usize,
    /// The headers that a sampled answer carries.
    pub(crate) headers: Vec<(&'static str, String)>,
    /// The status that a sampled answer has.
    pub(crate) status: Option<u16>,
}

/// What a walk is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    /// To fill typed slots.
    Typed,
    /// To fill them, and to give what they read as JSON too, by the names of the fields.
    Json,
    /// To give a body that the slots would accept; nothing is read.
    Sample,
}

impl<'a> Walk<'a> {
    pub(crate) fn new(answer: &'a Response, document: &'a Document, root: Path, mode: Mode) -> Self {
        Walk {
            reader: Reader::new(""),
            answer,
            document,
            root,
            is_outermost: true,
            mode,
            made: None,
            nesting: 0,
            headers: Vec::new(),
            status: None,
        }
    }

    /// A walk over a text beside the body, for the same purpose.
    pub(crate) fn beside<'b>(&self, text: &'b str) -> Walk<'b>
    where
        'a: 'b,
    {
        let beside = Walk::new(self.answer, self.document, &[], self.mode);
        Walk { reader: Reader::new(text), is_outermost: false, ..beside }
    }

    /// Reads the answer itself into `slot`.
    ///
    /// # Errors
    /// Where the answer is something else.
    pub fn answer(&mut self, slot: &mut dyn Slot) -> Result<(), Fault> {
        if slot.is_whole() {
            return slot.read(self);
        }
        self.is_outermost = false;
        let root = self.root;
        if self.mode == Mode::Sample {
            let value = slot.sample(self);
            self.made = Some(sample::wrap(root, value));
            return Ok(());
        }
        if self.open_body()? && self.descend(root, &mut |walk| walk.value(slot))? {
            return self.reader.end().map_err(Fault::from);
        }
        if slot.missing() { Ok(()) } else { Err(Fault::missing().under_path(root)) }
    }

    /// Reads the one value that comes next into `slot`.
    ///
    /// # Errors
    /// Where the value is something else.
    pub fn value(&mut self, slot: &mut dyn Slot) -> Result<(), Fault> {
        match self.mode {
            Mode::Typed => slot.read(self),
            Mode::Json => {
                self.reader.peek()?;
                let start = self.reader.position();
                self.made = None;
                slot.read(self)?;
                if self.made.is_none() {
                    self.made = Some(serde_json::from_str(self.reader.since(start)).unwrap_or_default());
                }
                Ok(())
            }
            Mode::Sample => {
                let value = slot.sample(self);
                self.made = Some(value);
                Ok(())
            }
        }
    }

    /// Reads the fields of `table` into `slots`, which stand in the same order: from the whole answer where the table is the
    /// answer's own, else from the value that comes next.
    ///
    /// # Errors
    /// Where a field finds something else, or nothing and takes nothing.
    pub fn fields(&mut self, table: &'static Table, slots: &mut [&mut dyn Slot]) -> Result<(), Fault> {
        let is_outermost = std::mem::replace(&mut self.is_outermost, false);
        let root = table.root.unwrap_or(if is_outermost { self.root } else { &[] });
        if self.mode == Mode::Sample {
            let body = sample::body(self, table, slots);
            self.made = Some(sample::wrap(root, body));
            return Ok(());
        }
        let made = if self.mode == Mode::Json { vec![None; slots.len()] } else { Vec::new() };
        let mut filling = Filling { table, slots, seen: [0; _], lists: 0, made };
        if !is_outermost {
            self.descend(root, &mut |walk| walk.own_place(&mut filling, false))?;
        } else if table.tree.is_entered() && self.open_body()? {
            self.descend(root, &mut |walk| walk.own_place(&mut filling, true))?;
            self.reader.end()?;
        }
        self.settle(&mut filling, root, is_outermost)?;
        if self.mode == Mode::Json {
            let names = table.object.properties.iter().map(|property| property.name.to_owned());
            let members = names.zip(filling.made).filter_map(|(name, made)| Some((name, made?)));
            self.made = Some(Value::Object(members.collect::<Map<_, _>>()));
        }
        Ok(())
    }

    /// Reads a list, element by element.
    ///
    /// # Errors
    /// Where no list stands here, or what `each` gives.
    pub fn elements(&mut self, each: &mut dyn FnMut(&mut Self) -> Result<(), Fault>) -> Result<(), Fault> {
        if self.reader.peek()? != Kind::List {
            return self.only_element(each);
        }
        self.reader.open_list()?;
        let mut made = Vec::new();
        let (mut first, mut index) = (true, 0);
        while self.reader.next_element(&mut first)? {
            each(self).map_err(|fault| fault.under_element(index))?;
            index += 1;
            if self.mode == Mode::Json {
                made.push(self.take_made());
            }
        }
        if self.mode == Mode::Json {
            self.made = Some(Value::Array(made));
        }
        Ok(())
    }

    /// Reads an object whose names are not known before, member by member.
    ///
    /// # Errors
    /// Where no object stands here, or what `each` gives.
    pub fn entries(
        &mut self,
        each: &mut dyn FnMut(&mut Self, &str) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        if self.is_empty_element()? {
            self.make(Value::Object(Map::new()));
            return Ok(self.reader.skip()?);
        }
        self.expect(Kind::Object, "object")?;
        self.reader.open_object()?;
        let mut made = Map::new();
        let mut first = true;
        while let Some(name) = self.reader.next_key(&mut first)? {
            each(self, &name).map_err(|fault| fault.under(name.clone().into_owned()))?;
            if self.mode == Mode::Json {
                made.insert(name.into_owned(), self.take_made());
            }
        }
        if self.mode == Mode::Json {
            self.made = Some(Value::Object(made));
        }
        Ok(())
    }

    /// Reads a text.
    ///
    /// # Errors
    /// Where none stands here.
    pub fn text(&mut self) -> Result<Cow<'a, str>, Fault> {
        self.text_for("string")
    }

    /// Reads one of `words`, or any other text where they are `open`.
    ///
    /// # Errors
    /// Where no text stands here, or no word that is known.
    pub fn word(&mut self, words: &'static [&'static str], open: bool) -> Result<Cow<'a, str>, Fault> {
        if self.mode == Mode::Sample {
            let word = words.first().copied().unwrap_or_default();
            self.made = Some(Value::from(word));
            return Ok(Cow::Borrowed(word));
        }
        let start = self.reader;
        let word = self.text()?;
        if open || words.contains(&&*word) {
            return Ok(word);
        }
        Err(Fault::found(format!("one of `{}`", words.join("`, `")), start))
    }

    /// Which of several answers this one is, by its status: the place of the first list that holds it, else of the empty one.
    ///
    /// # Errors
    /// Where it is none of them.
    pub fn choose(&mut self, statuses: &[&[u16]]) -> Result<usize, Fault> {
        if self.mode == Mode::Sample {
            self.status = statuses.first().and_then(|one| one.first()).copied();
            return Ok(0);
        }
        let status = self.answer.status;
        let known = statuses.iter().position(|one| one.contains(&status));
        known.or_else(|| statuses.iter().position(|one| one.is_empty())).ok_or_else(|| {
            let known: Vec<String> = statuses.iter().copied().flatten().map(u16::to_string).collect();
            Fault::unexpected(format!("one of {}", known.join(", ")), status.to_string())
                .asked("status()".to_owned())
        })
    }

    pub(crate) fn mode(&self) -> Mode {
        self.mode
    }

    pub(crate) fn is_outermost(&self) -> bool {
        self.is_outermost
    }

    /// Whether nothing, or `null`, stands where the output begins.
    pub(crate) fn is_without_body(&mut self) -> Result<bool, Fault> {
        let mut is_something = false;
        if self.open_body()? {
            let root = self.root;
            self.descend(root, &mut |walk| {
                is_something = walk.reader.peek()? != Kind::Null;
                Ok(walk.reader.skip()?)
            })?;
        }
        Ok(!is_something)
    }

    /// Notes the whole body as JSON gives bytes: as Base64 text (RFC 4648, section 4).
    pub(crate) fn make_body(&mut self) {
        if self.mode == Mode::Json {
            self.made = Some(Value::String(STANDARD.encode(&self.answer.body)));
        }
    }

    pub(crate) fn make(&mut self, value: Value) {
        self.made = Some(value);
    }

    pub(crate) fn take_made(&mut self) -> Value {
        self.made.take().unwrap_or_default()
    }

    /// The position is then the value's first byte.
    #[inline]
    pub(crate) fn expect(&mut self, kind: Kind, expected: &'static str) -> Result<(), Fault> {
        if self.reader.peek()? == kind { Ok(()) } else { Err(Fault::found(expected, self.reader)) }
    }

    /// Stands at the body's start; `false` where it is empty.
    fn open_body(&mut self) -> Result<bool, Fault> {
        self.reader = self.document.open(self.answer)?;
        Ok(!self.reader.is_at_end())
    }

    /// Goes along `path` and does `then` there; `false` where the path ends before.
    fn descend(
        &mut self,
        path: &[Step],
        then: &mut dyn FnMut(&mut Self) -> Result<(), Fault>,
    ) -> Result<bool, Fault> {
        let Some((step, rest)) = path.split_first() else {
            return then(self).map(|()| true);
        };
        let mut is_found = false;
        let mut first = true;
        match (self.reader.peek()?, step) {
            (kind, Step::Each | Step::At(_)) if kind != Kind::List && self.reader.is_xml() => match step {
                Step::At(1..) => self.reader.skip()?,
                _ => return self.descend(rest, then).map_err(|fault| fault.under_element(0)),
            },
            (Kind::Null, _) => self.reader.null()?,
            (Kind::Text, Step::Member(_)) if self.is_empty_element()? => self.reader.skip()?,
            (Kind::Object, Step::Member(wanted)) => {
                self.reader.open_object()?;
                while let Some(name) = self.reader.next_key(&mut first)? {
                    if name == *wanted {
                        is_found = self.descend(rest, then).map_err(|fault| fault.under(*wanted))?;
                    } else {
                        self.reader.skip()?;
                    }
                }
            }
            (Kind::List, Step::At(_) | Step::Each) => {
                let wanted = if let Step::At(index) = step { *index } else { 0 };
                let mut index = 0;
                self.reader.open_list()?;
                while self.reader.next_element(&mut first)? {
                    if index == wanted {
                        is_found = self.descend(rest, then).map_err(|fault| fault.under_element(index))?;
                    } else {
                        self.reader.skip()?;
                    }
                    index += 1;
                }
            }
            (_, Step::Member(_)) => return Err(Fault::found("object", self.reader)),
            (_, Step::At(_) | Step::Each) => return Err(Fault::found("list", self.reader)),
        }
        Ok(is_found)
    }
}
