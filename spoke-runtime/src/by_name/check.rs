//! A JSON object against the inputs that an action publishes: every mistake, each with its path.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value};

use crate::near::{advice, quoted};
use crate::operation::Parameter;
use crate::schema::{Object, Schema};

/// At most this many characters of a value stand in a message.
const SHOWN: usize = 60;

/// What does not fit, in the order of the declaration; unknown inputs come last.
pub(super) fn check(inputs: &[Parameter], given: &Value) -> Vec<String> {
    let mut check = Check { mistakes: Vec::new() };
    let Value::Object(given) = given else {
        return vec![format!("they are an object by name, found {}", shown(given, false))];
    };
    for input in inputs {
        match given.get(input.name) {
            None if input.required => check.note(format!("input `{}` is missing", input.name)),
            // An optional input may be left out in either way.
            None => {}
            Some(Value::Null) if !input.required => {}
            Some(value) => check.value(input.name, input.schema, value, false),
        }
    }
    for name in given.keys().filter(|name| inputs.iter().all(|input| input.name != name.as_str())) {
        let advice = advice(name, inputs.iter().map(|input| input.name));
        check.note(format!("unknown input `{name}`{advice}"));
    }
    check.mistakes
}

struct Check {
    mistakes: Vec<String>,
}

impl Check {
    fn note(&mut self, sentence: String) {
        self.mistakes.push(sentence);
    }

    fn value(&mut self, path: &str, schema: Schema, value: &Value, is_secret: bool) {
        match (schema, value) {
            (Schema::Secret(inner), _) => self.value(path, *inner, value, true),
            (Schema::Optional(inner), _) => {
                if !value.is_null() {
                    self.value(path, *inner, value, is_secret);
                }
            }
            (Schema::FromText { .. }, Value::String(_)) => {}
            (Schema::FromText { schema, .. }, _) if value.is_object() => {
                self.value(path, *schema, value, is_secret)
            }
            (Schema::Bytes, Value::String(text)) if STANDARD.decode(text).is_err() => {
                self.note(format!("`{path}` takes bytes as Base64 text (RFC 4648), and this text is none"));
            }
            (Schema::Words { words, open: false }, Value::String(word))
                if !words.contains(&word.as_str()) =>
            {
                let found = shown(value, is_secret);
                let advice = if is_secret { String::new() } else { advice(word, words.iter().copied()) };
                self.note(format!("`{path}` has no word {found}{advice}"));
            }
            (Schema::List(inner), Value::Array(elements)) => {
                for (index, element) in elements.iter().enumerate() {
                    self.value(&format!("{path}[{index}]"), *inner, element, is_secret);
                }
            }
            (Schema::Map(inner), Value::Object(members)) => {
                for (name, member) in members {
                    self.value(&format!("{path}.{name}"), *inner, member, is_secret);
                }
            }
            (Schema::Object(object), Value::Object(members)) => {
                self.object(path, object(), members, is_secret)
            }
            (Schema::OneOf(forms), _) => self.one_of(path, forms, value, is_secret),
            _ if fits(schema, value) => {}
            _ => {
                let found = shown(value, is_secret);
                self.note(format!("`{path}` takes {}, found {found}", wanted(schema)));
            }
        }
    }

    fn object(&mut self, path: &str, object: &Object, members: &Map<String, Value>, is_secret: bool) {
        for property in object.properties {
            match members.get(property.name) {
                None if property.required => self.note(format!("`{path}.{}` is missing", property.name)),
                None => {}
                Some(Value::Null) if !property.required => {}
                Some(value) => {
                    self.value(&format!("{path}.{}", property.name), property.schema, value, is_secret);
                }
            }
        }
        let known = || object.properties.iter().map(|property| property.name);
        for name in members.keys().filter(|name| known().all(|known| known != name.as_str())) {
            let advice = advice(name, object.properties.iter().map(|property| property.name));
            self.note(format!("unknown member `{path}.{name}`{advice}"));
        }
    }

    fn one_of(&mut self, path: &str, forms: &[Schema], value: &Value, is_secret: bool) {
        let fits = forms.iter().any(|form| {
            let mut check = Check { mistakes: Vec::new() };
            check.value(path, *form, value, is_secret);
            check.mistakes.is_empty()
        });
        if !fits {
            let forms: Vec<_> = forms.iter().map(|form| wanted(*form)).collect();
            self.note(format!("`{path}` takes {}, found {}", forms.join(" or "), shown(value, is_secret)));
        }
    }
}

/// Whether the kind of value is right, where that is all there is to it.
fn fits(schema: Schema, value: &Value) -> bool {
    match schema {
        Schema::Any => true,
        Schema::Nothing => value.is_null(),
        Schema::Text | Schema::Format(_) | Schema::Bytes | Schema::Words { .. } => value.is_string(),
        Schema::Integer => whole(value).is_some(),
        Schema::Number => value.is_number(),
        Schema::Boolean => value.is_boolean(),
        Schema::Optional(inner) | Schema::Secret(inner) => fits(*inner, value),
        Schema::List(_) => value.is_array(),
        Schema::Map(_) | Schema::Object(_) | Schema::Output(_) => value.is_object(),
        Schema::FromText { schema, .. } => value.is_string() || fits(*schema, value),
        Schema::OneOf(forms) => forms.iter().any(|form| fits(*form, value)),
    }
}

/// The value as a whole number: to JSON Schema `7.0` is an integer (validation, section 6.1.1). A fraction's type holds
/// every whole number up to 2^53.
pub(super) fn whole(value: &Value) -> Option<Value> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if value.is_i64() || value.is_u64() {
        return Some(value.clone());
    }
    let float = value.as_f64().filter(|float| float.fract() == 0.0 && float.abs() <= EXACT)?;
    #[allow(clippy::cast_possible_truncation, reason = "it is whole, and within the range")]
    let integer = float as i64;
    Some(Value::from(integer))
}

fn wanted(schema: Schema) -> String {
    match schema {
        Schema::Any => "anything".to_owned(),
        Schema::Nothing => "nothing".to_owned(),
        Schema::Text => "text".to_owned(),
        Schema::Format(format) => format!("text in the format `{format}`"),
        Schema::Bytes => "bytes as Base64 text".to_owned(),
        Schema::Integer => "a whole number".to_owned(),
        Schema::Number => "a number".to_owned(),
        Schema::Boolean => "true or false".to_owned(),
        Schema::Words { words, open: false } => format!("one of {}", quoted(words.iter().copied())),
        Schema::Words { words, open: true } => format!("a word such as {}", quoted(words.iter().copied())),
        Schema::Optional(inner) | Schema::Secret(inner) => wanted(*inner),
        Schema::List(_) => "a list".to_owned(),
        Schema::Map(_) => "an object".to_owned(),
        Schema::Object(object) => format!("an object (`{}`)", object().name),
        Schema::Output(table) => format!("an object (`{}`)", table().object.name),
        Schema::FromText { schema, .. } => format!("text or {}", wanted(*schema)),
        Schema::OneOf(forms) => forms.iter().map(|form| wanted(*form)).collect::<Vec<_>>().join(" or "),
    }
}

fn shown(value: &Value, is_secret: bool) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(_) | Value::Number(_) | Value::String(_) if is_secret => {
            "another kind of value".to_owned()
        }
        Value::Bool(is) => is.to_string(),
        Value::Number(number) => format!("the number {number}"),
        Value::String(text) => match text.char_indices().nth(SHOWN) {
            Some((end, _)) => format!("the text `{}…`", text[..end].escape_debug()),
            None => format!("the text `{}`", text.escape_debug()),
        },
        Value::Array(_) => "a list".to_owned(),
        Value::Object(_) => "an object".to_owned(),
    }
}
