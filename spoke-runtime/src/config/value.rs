//! The values of a configuration file, each knowing where it stands.

use std::fmt;
use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Something, and where it was written.
#[derive(Clone)]
pub(crate) struct Spot<T> {
    pub(crate) value: T,
    pub(crate) place: Place,
}

/// Where something was written.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Place {
    /// In the program, about this connection.
    Code(Arc<str>),
    /// In a file: its name, line and column, both from one.
    File(Arc<str>, usize, usize),
}

/// A value of a configuration file.
#[derive(Clone)]
pub(crate) enum Value {
    Text(String),
    Integer(i64),
    Boolean(bool),
    List(Vec<Spot<Value>>),
    Table(Table),
    /// A number with a fraction, or one that is too large; its text.
    Number(String),
    Time,
}

pub(crate) type Table = Vec<(Spot<String>, Spot<Value>)>;

/// A file's text, from which offsets become places.
pub(crate) struct Origin<'a> {
    name: Arc<str>,
    text: &'a str,
    /// Where each line starts: a place is asked for at every key and value, and a file may have thousands.
    lines: Vec<usize>,
}

impl<'a> Origin<'a> {
    pub(crate) fn new(name: &str, text: &'a str) -> Self {
        let after = text.match_indices('\n').map(|(end, _)| end + 1);
        Origin { name: Arc::from(name), text, lines: std::iter::once(0).chain(after).collect() }
    }

    pub(crate) fn place(&self, offset: usize) -> Place {
        let before = self.text.get(..offset).unwrap_or(self.text);
        let line = self.lines.partition_point(|start| *start <= before.len());
        let start = self.lines[..line].last().copied().unwrap_or_default();
        let column = before[start..].chars().count() + 1;
        Place::File(Arc::clone(&self.name), line, column)
    }

    pub(crate) fn table(&self, table: &DeTable<'_>) -> Table {
        table
            .iter()
            .map(|(key, value)| {
                let name = Spot { value: key.get_ref().to_string(), place: self.place(key.span().start) };
                (name, self.value(value))
            })
            .collect()
    }

    fn value(&self, value: &Spanned<DeValue<'_>>) -> Spot<Value> {
        let place = self.place(value.span().start);
        let value = match value.get_ref() {
            DeValue::String(text) => Value::Text(text.to_string()),
            DeValue::Integer(number) => match i64::from_str_radix(number.as_str(), number.radix()) {
                Ok(number) => Value::Integer(number),
                Err(_) => Value::Number(number.to_string()),
            },
            DeValue::Float(number) => Value::Number(number.to_string()),
            DeValue::Boolean(is) => Value::Boolean(*is),
            DeValue::Datetime(_) => Value::Time,
            DeValue::Array(list) => Value::List(list.iter().map(|value| self.value(value)).collect()),
            DeValue::Table(table) => Value::Table(self.table(table)),
        };
        Spot { value, place }
    }
}

impl Value {
    /// What stands there, for a message: only where it can be no secret.
    pub(crate) fn shown(&self) -> String {
        match self {
            Value::Text(text) => format!("`{}`", shortened(text)),
            Value::Integer(number) => format!("the number {number}"),
            Value::Number(number) => format!("the number {}", shortened(number)),
            Value::Boolean(is) => is.to_string(),
            Value::List(_) | Value::Table(_) | Value::Time => self.kind().to_owned(),
        }
    }

    /// What kind of value stands there, for a message about a place where secrets stand.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Value::Text(_) => "a text",
            Value::Integer(_) | Value::Number(_) => "a number",
            Value::Boolean(_) => "true or false",
            Value::List(_) => "a list",
            Value::Table(_) => "a table",
            Value::Time => "a date or time",
        }
    }
}

/// At most this many characters of a value stand in a message.
const SHOWN: usize = 60;

fn shortened(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", text[..end].escape_debug()),
        None => text.escape_debug().to_string(),
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::Code(what) => f.write_str(what),
            Place::File(name, line, column) => write!(f, "{name}:{line}:{column}"),
        }
    }
}

impl<T> fmt::Debug for Spot<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Spot({})", self.place)
    }
}

impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.kind())
    }
}
