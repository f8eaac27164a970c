//! Where an element of XML stands in the place of what JSON would say with a type or a bracket.

use std::borrow::Cow;

use serde_json::Value;

use super::filling::Filling;
use super::{Mode, Walk};
use crate::fail::Step;
use crate::output::fault::Fault;
use crate::output::reader::Kind;
use crate::output::table::Place;
use crate::output::xml;
use crate::schema::Schema;

impl<'a> Walk<'a> {
    /// A text, be it of an element that has attributes too.
    #[inline]
    pub(crate) fn text_for(&mut self, expected: &'static str) -> Result<Cow<'a, str>, Fault> {
        if self.reader.peek()? == Kind::Text {
            Ok(self.reader.text()?)
        } else {
            self.text_beside_attributes(expected)
        }
    }

    /// What `parse` makes of a number as it is written, be it the text of an element; it says what it expects instead.
    #[inline]
    pub(crate) fn number_for<T>(
        &mut self,
        expected: &'static str,
        parse: impl Fn(&str) -> Result<T, String>,
    ) -> Result<T, Fault> {
        let start = self.reader;
        let parsed = if self.reader.peek()? == Kind::Number {
            parse(self.reader.number()?)
        } else {
            parse(&self.scalar_text(expected)?)
        };
        parsed.map_err(|expected| Fault::found(expected, start))
    }

    /// `true` or `false`, be it the text of an element.
    #[inline]
    pub(crate) fn boolean(&mut self) -> Result<bool, Fault> {
        if self.reader.peek()? == Kind::Boolean {
            return Ok(self.reader.boolean()?);
        }
        let start = self.reader;
        let truth = match &*self.scalar_text("boolean")? {
            "true" | "1" => true,
            "false" | "0" => false,
            _ => return Err(Fault::found("boolean", start)),
        };
        self.make(Value::Bool(truth));
        Ok(truth)
    }

    /// The text of an element without the white space around it; what it is as JSON is made.
    #[cold]
    fn scalar_text(&mut self, expected: &'static str) -> Result<Cow<'a, str>, Fault> {
        if !self.reader.is_xml() {
            return Err(Fault::found(expected, self.reader));
        }
        let text = match self.text_for(expected)? {
            Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
            Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
        };
        if self.mode == Mode::Json {
            self.made = Some(xml::typed(&text).unwrap_or_default());
        }
        Ok(text)
    }

    #[cold]
    fn text_beside_attributes(&mut self, expected: &'static str) -> Result<Cow<'a, str>, Fault> {
        let start = self.reader;
        if !start.is_xml() || self.reader.peek()? != Kind::Object {
            return Err(Fault::found(expected, start));
        }
        let (mut first, mut text) = (true, None);
        self.reader.open_object()?;
        while let Some(name) = self.reader.next_key(&mut first)? {
            match &*name {
                "#text" => text = Some(self.reader.text()?),
                name if name.starts_with('@') => self.reader.skip()?,
                _ => return Err(Fault::found(expected, start)),
            }
        }
        let text = text.ok_or_else(|| Fault::found(expected, start))?;
        if self.mode == Mode::Json {
            self.made = Some(Value::from(&*text));
        }
        Ok(text)
    }

    /// One element where a list is wanted: it is a list of one.
    #[cold]
    pub(super) fn only_element(
        &mut self,
        each: &mut dyn FnMut(&mut Self) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        if !self.reader.is_xml() {
            return Err(Fault::found("list", self.reader));
        }
        each(self).map_err(|fault| fault.under_element(0))?;
        if self.mode == Mode::Json {
            let made = self.take_made();
            self.made = Some(Value::Array(vec![made]));
        }
        Ok(())
    }

    /// Whether an element stands here that holds nothing but white space.
    pub(crate) fn is_empty_element(&self) -> Result<bool, Fault> {
        let mut ahead = self.reader;
        Ok(ahead.is_xml() && ahead.peek()? == Kind::Text && ahead.text()?.trim().is_empty())
    }

    /// The place where a table's paths begin, at an element that is neither an object nor several of one name.
    #[cold]
    pub(super) fn own_element(
        &mut self,
        tree: &'static Place,
        filling: &mut Filling<'_, '_, '_>,
    ) -> Result<(), Fault> {
        if tree.has_elements() || tree.members().find("#text").is_some() || self.is_empty_element()? {
            return self.place(tree, filling);
        }
        Err(Fault::found(tree.expected(), self.reader))
    }

    /// A place that some path enters, at an element that is neither an object nor several of one name.
    #[cold]
    pub(super) fn element_place(
        &mut self,
        kind: Kind,
        place: &'static Place,
        filling: &mut Filling<'_, '_, '_>,
    ) -> Result<(), Fault> {
        if kind != Kind::List && place.has_elements() {
            self.open_lists(place, filling);
            return self.element(place, 0, filling).map_err(|fault| fault.under_element(0));
        }
        match (kind, place.members().find("#text")) {
            (Kind::Null, _) => {}
            (Kind::Text, Some((name, text))) => {
                return self.place(text, filling).map_err(|fault| fault.under(*name));
            }
            (Kind::Text, None) if self.is_empty_element()? => {}
            _ => self.nothing_below(place, filling)?,
        }
        Ok(self.reader.skip()?)
    }

    /// Whether a list that no element tells of is an empty one.
    #[cold]
    pub(super) fn absent_list(&self, field: usize, filling: &mut Filling<'_, '_, '_>) -> bool {
        let is_list = matches!(filling.table.object.properties[field].schema, Schema::List(_))
            || filling.path(field).contains(&Step::Each);
        if is_list {
            filling.slots[field].open();
            if self.mode == Mode::Json {
                filling.made[field] = Some(Value::Array(Vec::new()));
            }
        }
        is_list
    }
}
