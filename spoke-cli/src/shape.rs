//! The JSON Schemas of the catalog, as far as a command line cares.

use serde_json::{Map, Value};

/// A JSON Schema, or a place in one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shape<'a> {
    /// Where `$defs` stand.
    root: &'a Value,
    at: &'a Value,
}

/// What a value of some shape is.
#[derive(Debug)]
pub(crate) enum Form<'a> {
    /// Nothing more is known.
    Any,
    /// `null` only.
    Nothing,
    /// Text; in `words`, where there are any, and maybe others.
    Text { words: Vec<&'a str>, is_open: bool, format: Option<&'a str> },
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// A list of these.
    List(Shape<'a>),
    /// An object with these under any name.
    Map(Shape<'a>),
    /// An object with known members, and its type's name, where it has one.
    Object { name: Option<&'a str>, members: &'a Map<String, Value> },
    /// One of these.
    OneOf(Vec<Shape<'a>>),
}

impl<'a> Shape<'a> {
    /// A whole schema.
    pub(crate) fn of(schema: &'a Value) -> Self {
        Shape { root: schema, at: schema }
    }

    fn at(self, at: &'a Value) -> Self {
        Shape { at, ..self }
    }

    /// What a value of this shape is, `null` apart where something else may stand too.
    pub(crate) fn form(self) -> Form<'a> {
        if let Some(name) = self.definition() {
            return match self.at(&self.root["$defs"][name]).form() {
                Form::Object { members, .. } => Form::Object { name: Some(name), members },
                other => other,
            };
        }
        if let Some(several) = self.at["anyOf"].as_array() {
            return self.one_of(several);
        }
        if let Some(words) = self.at["enum"].as_array() {
            return Form::Text { words: texts(words), is_open: false, format: None };
        }
        match self.at["type"].as_str() {
            Some("null") => Form::Nothing,
            Some("integer") => Form::Integer,
            Some("number") => Form::Number,
            Some("boolean") => Form::Boolean,
            Some("string") => {
                let format = self.at["format"].as_str().or(self.at["contentEncoding"].as_str());
                Form::Text { words: Vec::new(), is_open: true, format }
            }
            Some("array") => Form::List(self.at(&self.at["items"])),
            Some("object") => match (&self.at["properties"], &self.at["additionalProperties"]) {
                (Value::Object(members), _) => Form::Object { name: None, members },
                (_, each) => Form::Map(self.at(each)),
            },
            _ => Form::Any,
        }
    }

    fn one_of(self, several: &'a [Value]) -> Form<'a> {
        let some: Vec<_> = several.iter().filter(|one| one["type"] != "null").collect();
        match some.as_slice() {
            [one] => self.at(one).form(),
            [words, text] if text["type"] == "string" && words["enum"].is_array() => {
                let words = words["enum"].as_array().map_or_else(Vec::new, |words| texts(words));
                Form::Text { words, is_open: true, format: None }
            }
            _ => Form::OneOf(some.into_iter().map(|one| self.at(one)).collect()),
        }
    }

    fn definition(self) -> Option<&'a str> {
        self.at["$ref"].as_str()?.strip_prefix("#/$defs/")
    }

    /// The members of the object that a value of this shape is or holds: name, shape, whether it is required.
    pub(crate) fn members(self) -> Vec<(&'a str, Shape<'a>, bool)> {
        match self.form() {
            Form::Object { members, .. } => {
                let required = self.required();
                let member = |(name, schema): (&'a String, &'a Value)| {
                    (name.as_str(), self.at(schema), required.contains(&name.as_str()))
                };
                members.iter().map(member).collect()
            }
            Form::List(inner) | Form::Map(inner) => inner.members(),
            Form::OneOf(several) => several.into_iter().flat_map(Shape::members).collect(),
            Form::Any | Form::Nothing | Form::Text { .. } | Form::Integer | Form::Number | Form::Boolean => {
                Vec::new()
            }
        }
    }

    fn required(self) -> Vec<&'a str> {
        let at = match self.definition() {
            Some(name) => &self.root["$defs"][name],
            None => {
                match self.at["anyOf"].as_array().and_then(|all| all.iter().find(|one| one["type"] != "null"))
                {
                    Some(some) => return self.at(some).required(),
                    None => self.at,
                }
            }
        };
        at["required"].as_array().map_or_else(Vec::new, |names| texts(names))
    }

    /// The documentation that stands at it.
    pub(crate) fn docs(self) -> &'a str {
        self.at["description"].as_str().unwrap_or_default()
    }

    /// The shape in a few words: `list of text`.
    pub(crate) fn words(self) -> String {
        let words = match self.form() {
            Form::Any => "any JSON".to_owned(),
            Form::Nothing => "nothing".to_owned(),
            Form::Text { words, is_open: true, format: Some(format) } if words.is_empty() => {
                format!("text ({format})")
            }
            Form::Text { words, .. } if words.is_empty() => "text".to_owned(),
            Form::Text { words, is_open, .. } => {
                format!("{}{}", words.join(" | "), if is_open { " | …" } else { "" })
            }
            Form::Integer => "whole number".to_owned(),
            Form::Number => "number".to_owned(),
            Form::Boolean => "true or false".to_owned(),
            Form::List(element) => format!("list of {}", element.words()),
            Form::Map(value) => format!("map of {}", value.words()),
            Form::Object { name, .. } => name.unwrap_or("object").to_owned(),
            Form::OneOf(several) => several.into_iter().map(Shape::words).collect::<Vec<_>>().join(" or "),
        };
        if self.at["writeOnly"] == true { format!("{words}, secret") } else { words }
    }
}

fn texts(values: &[Value]) -> Vec<&str> {
    values.iter().filter_map(Value::as_str).collect()
}
