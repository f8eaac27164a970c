//! What a file says of its connections without opening any: each value with its place, secrets by their sources.

use std::fmt;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::file::{Document, Entry};
use super::mistakes::Mistakes;
use super::overlay::{Layers, effective};
use super::secret_source::named_source;
use super::value::{Place, Spot, Table, Value};

mod visible;

/// A file of connections in one environment, as [`HubBuilder::describe`](crate::HubBuilder::describe) gives it.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct DescribedFile {
    /// The environment, where one is chosen.
    pub environment: Option<String>,
    /// The environments that the file knows, sorted.
    pub environments: Vec<String>,
    /// The connections, sorted by alias.
    pub connections: Vec<DescribedConnection>,
}

/// A connection as its file has it, with what it extends and what the environment puts over it.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct DescribedConnection {
    /// The alias.
    pub alias: String,
    /// Where its alias stands: `connections.toml:3:13`.
    pub place: String,
    /// Its values, sorted by key.
    pub values: Vec<DescribedValue>,
}

/// A value of a connection.
#[derive(Clone)]
#[non_exhaustive]
pub struct DescribedValue {
    /// Its key: `auth.basic.password`.
    pub key: String,
    /// What may be shown of it.
    pub shown: Shown,
    /// Where it stands: `connections.toml:7:22`.
    pub place: String,
    /// Tells two values that are not shown apart.
    digest: u64,
}

/// What may be shown of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Shown {
    /// The value, which holds no secret.
    Plain(String),
    /// Where the secret comes from: `env`, `file` or `secret`, and the name that stands there, if it looks like one.
    Source(&'static str, Option<String>),
    /// Nothing: it might be a secret.
    Hidden,
}

impl DescribedFile {
    /// The connection of this name.
    pub fn connection(&self, alias: &str) -> Option<&DescribedConnection> {
        self.connections.iter().find(|it| it.alias == alias)
    }
}

impl DescribedConnection {
    /// The value under this key.
    pub fn value(&self, key: &str) -> Option<&DescribedValue> {
        self.values.iter().find(|it| it.key == key)
    }

    /// What stands under this key, where it may be shown.
    pub fn text(&self, key: &str) -> Option<&str> {
        match &self.value(key)?.shown {
            Shown::Plain(text) => Some(text),
            Shown::Source(..) | Shown::Hidden => None,
        }
    }

    /// The name of its way to sign in, `bearer` or `none`; `None` where it does not say.
    pub fn signs_in_by(&self) -> Option<&str> {
        let way = |value: &'_ DescribedValue| value.key.starts_with("auth.").then_some(());
        let under = self.values.iter().find(|it| way(it).is_some());
        match under {
            Some(value) => value.key.split('.').nth(1),
            None => self.text("auth"),
        }
    }
}

impl DescribedValue {
    /// Whether the file says the same in both places, also where it may not be shown.
    pub fn is_same_as(&self, other: &DescribedValue) -> bool {
        self.digest == other.digest && self.shown == other.shown
    }
}

impl Document {
    /// The connections in one environment. Their mistakes are noted by whoever reads them.
    pub(crate) fn described(&self, environment: Option<&str>) -> Vec<DescribedConnection> {
        let overlay = environment.and_then(|name| self.overlays.get(name));
        let layers = Layers { base: &self.base, overlay };
        let all = effective(&layers, &Mistakes::default());
        all.iter().map(|(alias, Entry { place, table })| described(alias, place, table)).collect()
    }
}

/// The connection `alias` that stands at `place`.
fn described(alias: &str, place: &Place, table: &Table) -> DescribedConnection {
    let mut values = Vec::new();
    members("", table, &mut values);
    values.sort_by(|a, b| a.key.cmp(&b.key));
    DescribedConnection { alias: alias.to_owned(), place: place.to_string(), values }
}

impl DescribedConnection {
    /// Shows nothing of what stands under this key.
    pub(crate) fn hide(&mut self, key: &str) {
        for value in self.values.iter_mut().filter(|it| it.key == key) {
            value.shown = Shown::Hidden;
        }
    }
}

fn members(path: &str, table: &Table, values: &mut Vec<DescribedValue>) {
    for (name, spot) in table {
        let key = if path.is_empty() { name.value.clone() } else { format!("{path}.{}", name.value) };
        member(key, spot, values);
    }
}

fn member(key: String, spot: &Spot<Value>, values: &mut Vec<DescribedValue>) {
    if let Some((kind, name)) = named_source(&spot.value) {
        return values.push(leaf(key, spot, Shown::Source(kind, name.map(str::to_owned))));
    }
    match &spot.value {
        Value::Table(table) if !table.is_empty() => members(&key, table, values),
        Value::List(list) if list.iter().any(|one| matches!(one.value, Value::Table(_))) => {
            for (index, one) in list.iter().enumerate() {
                member(format!("{key}[{index}]"), one, values);
            }
        }
        value => {
            let shown = visible::shown(&key, value);
            values.push(leaf(key, spot, shown));
        }
    }
}

fn leaf(key: String, spot: &Spot<Value>, shown: Shown) -> DescribedValue {
    let mut hasher = DefaultHasher::new();
    digest(&spot.value, &mut hasher);
    DescribedValue { key, shown, place: spot.place.to_string(), digest: hasher.finish() }
}

fn digest(value: &Value, into: &mut DefaultHasher) {
    value.kind().hash(into);
    match value {
        Value::Text(text) | Value::Number(text) => text.hash(into),
        Value::Integer(number) => number.hash(into),
        Value::Boolean(is) => is.hash(into),
        Value::List(list) => list.iter().for_each(|one| digest(&one.value, into)),
        Value::Table(table) => {
            for (name, one) in table {
                name.value.hash(into);
                digest(&one.value, into);
            }
        }
        Value::Time => {}
    }
}

/// `env ACME_TOKEN`, `secret desk-dev`, or the value.
impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Shown::Plain(text) => f.write_str(text),
            Shown::Source(kind, Some(name)) => write!(f, "{kind} {name}"),
            Shown::Source(kind, None) => write!(f, "{kind} (name not shown)"),
            Shown::Hidden => f.write_str("(not shown)"),
        }
    }
}

/// Without the digest, from which a short secret could be guessed.
impl fmt::Debug for DescribedValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let DescribedValue { key, shown, place, digest: _ } = self;
        write!(f, "{key} = {shown} ({place})")
    }
}

#[cfg(test)]
mod tests;
