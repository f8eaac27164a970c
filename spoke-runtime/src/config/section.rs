//! A table of a configuration file, read key by key.

use std::cell::RefCell;

use crate::near::advice;

use super::mistakes::Mistakes;
use super::sizes::{DURATION, duration};
use super::value::{Place, Spot, Table, Value};

/// A table of a configuration file. What is asked for is what is allowed; [`Section::finish`] finds the rest.
#[derive(Debug)]
pub(crate) struct Section<'a> {
    path: String,
    place: &'a Place,
    entries: &'a [(Spot<String>, Spot<Value>)],
    holds_secrets: bool,
    asked: RefCell<Option<Vec<&'static str>>>,
    mistakes: &'a Mistakes,
}

impl<'a> Section<'a> {
    /// `table`, which stands at `path`.
    pub(crate) fn new(path: String, place: &'a Place, table: &'a Table, mistakes: &'a Mistakes) -> Self {
        let asked = RefCell::new(Some(Vec::new()));
        Section { path, place, entries: table, holds_secrets: false, asked, mistakes }
    }

    /// The same for a table whose values no message may show; what is no table is an empty one.
    pub(crate) fn of_secrets(path: String, own: &'a Spot<Value>, mistakes: &'a Mistakes) -> Self {
        let entries = match &own.value {
            Value::Table(table) => table.as_slice(),
            _ => &[],
        };
        let asked = RefCell::new(Some(Vec::new()));
        Section { path, place: &own.place, entries, holds_secrets: true, asked, mistakes }
    }

    pub(crate) fn path(&self) -> &str {
        &self.path
    }

    pub(crate) fn place(&self) -> &'a Place {
        self.place
    }

    pub(crate) fn mistakes(&self) -> &'a Mistakes {
        self.mistakes
    }

    pub(crate) fn entries(&self) -> &'a [(Spot<String>, Spot<Value>)] {
        self.entries
    }

    /// Leaves unknown keys to somebody else.
    pub(crate) fn forget(&self) {
        *self.asked.borrow_mut() = None;
    }

    /// What stands under `key`.
    pub(crate) fn get(&self, key: &'static str) -> Option<&'a Spot<Value>> {
        if let Some(asked) = self.asked.borrow_mut().as_mut()
            && !asked.contains(&key)
        {
            asked.push(key);
        }
        self.entries.iter().find(|(name, _)| name.value == key).map(|(_, value)| value)
    }

    /// What stands under `key`; its absence is a mistake.
    pub(crate) fn needed(&self, key: &'static str, example: &str) -> Option<&'a Spot<Value>> {
        let found = self.get(key);
        if found.is_none() {
            self.mistakes
                .note(self.place, format!("`{}` has no `{key}`; write `{key} = {example}`", self.path));
        }
        found
    }

    pub(crate) fn text(&self, key: &'static str) -> Option<Spot<String>> {
        let spot = self.get(key)?;
        match &spot.value {
            Value::Text(text) => Some(Spot { value: text.clone(), place: spot.place.clone() }),
            _ => self.wrong(key, spot, "a text in quotes"),
        }
    }

    /// A list of texts, or one text alone.
    pub(crate) fn texts(&self, key: &'static str) -> Option<Vec<String>> {
        let spot = self.get(key)?;
        let text = |value: &Value| match value {
            Value::Text(text) => Some(text.clone()),
            _ => None,
        };
        let read = match &spot.value {
            Value::List(list) => list.iter().map(|spot| text(&spot.value)).collect(),
            one => text(one).map(|text| vec![text]),
        };
        read.or_else(|| self.wrong(key, spot, "a list of texts in quotes"))
    }

    pub(crate) fn duration(&self, key: &'static str) -> Option<std::time::Duration> {
        self.measured(key, DURATION, duration)
    }

    pub(crate) fn boolean(&self, key: &'static str) -> Option<bool> {
        let spot = self.get(key)?;
        match spot.value {
            Value::Boolean(is) => Some(is),
            _ => self.wrong(key, spot, "`true` or `false`"),
        }
    }

    /// A whole number from `least` on.
    pub(crate) fn count(&self, key: &'static str, least: u32) -> Option<u32> {
        let spot = self.get(key)?;
        match spot.value {
            Value::Integer(number) if number >= i64::from(least) && u32::try_from(number).is_ok() => {
                u32::try_from(number).ok()
            }
            _ => self.wrong(key, spot, &format!("a whole number from {least} on")),
        }
    }

    /// A value that `parse` understands: a text, or a number without a unit.
    pub(crate) fn measured<T>(
        &self,
        key: &'static str,
        allowed: &str,
        parse: impl Fn(&Value) -> Option<T>,
    ) -> Option<T> {
        let spot = self.get(key)?;
        parse(&spot.value).or_else(|| self.wrong(key, spot, allowed))
    }

    pub(crate) fn section(&self, key: &'static str) -> Option<Section<'a>> {
        let spot = self.get(key)?;
        match &spot.value {
            Value::Table(table) => Some(Section::new(self.path_of(key), &spot.place, table, self.mistakes)),
            _ => self.wrong(key, spot, "a table in braces"),
        }
    }

    /// Notes that something else must stand under `key`.
    pub(crate) fn wrong<T>(&self, key: &str, spot: &Spot<Value>, allowed: &str) -> Option<T> {
        let found = if self.holds_secrets { spot.value.kind().to_owned() } else { spot.value.shown() };
        self.mistakes.note(&spot.place, format!("`{}` takes {allowed}, found {found}", self.path_of(key)));
        None
    }

    /// Notes the keys that nobody asked for.
    pub(crate) fn finish(&self) {
        let asked = self.asked.borrow();
        let Some(asked) = asked.as_ref() else { return };
        for (name, _) in self.entries {
            if !asked.contains(&name.value.as_str()) {
                let place = if self.path.is_empty() {
                    "at the top".to_owned()
                } else {
                    format!("in `{}`", self.path)
                };
                let advice = advice(&name.value, asked.iter().copied());
                self.mistakes.note(&name.place, format!("unknown key `{}` {place}{advice}", name.value));
            }
        }
    }

    pub(crate) fn path_of(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }
}
