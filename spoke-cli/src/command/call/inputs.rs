//! Inputs from the command line: `key=value` typed by the action's schema, `key:=json` as it stands.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use crate::failure::Failure;
use crate::shape::{Form, Shape};

/// What `spoke call --help` says about inputs.
pub(crate) const HELP: &str = "\
Inputs:
  key=value   typed by the action's schema, which `spoke describe ACTION` shows:
              text stays text, whatever it looks like; numbers and true or false must be such;
              for a list each key=value adds one element; an object or a map is read as JSON;
              what has no schema is JSON where it reads as JSON, and text otherwise
  key:=json   JSON as it stands: a whole list, an object, null
  --input     gives members first; pairs replace them

Example:
  spoke call slack.post_message --on chat channel='#general' text='disk full' unfurl_links=false";

/// Lays `pairs` over `given`; `known` are the action's inputs with their shapes.
///
/// # Errors
/// A pair without `=`, a key given twice, a value that is not what the schema says.
pub(crate) fn gather(
    mut given: Map<String, Value>,
    pairs: &[String],
    known: &[(&str, Shape<'_>, bool)],
) -> Result<Map<String, Value>, Failure> {
    let mut seen = BTreeSet::new();
    for pair in pairs {
        let Pair { key, text, is_json } = read(pair)?;
        let is_first = seen.insert(key);
        // A key that the action does not have is for the runtime to refuse: it knows the nearest one.
        let shape = known.iter().find(|(name, ..)| *name == key).map(|(_, shape, _)| *shape);
        match shape.map(Shape::form) {
            Some(Form::List(element)) if !is_json => {
                let element = typed(key, text, element)?;
                match given.get_mut(key) {
                    Some(Value::Array(list)) if !is_first => list.push(element),
                    _ => drop(given.insert(key.to_owned(), Value::Array(vec![element]))),
                }
            }
            _ if !is_first => {
                return Err(Failure::usage(format!(
                    "`{key}` is given twice; only lists take a key repeatedly"
                )));
            }
            _ => {
                let value = match shape {
                    _ if is_json => json(key, text)?,
                    Some(shape) => typed(key, text, shape)?,
                    None => text.into(),
                };
                given.insert(key.to_owned(), value);
            }
        }
    }
    Ok(given)
}

struct Pair<'a> {
    key: &'a str,
    text: &'a str,
    is_json: bool,
}

fn read(pair: &str) -> Result<Pair<'_>, Failure> {
    let Some((key, text)) = pair.split_once('=') else {
        return Err(Failure::usage(format!(
            "`{pair}` is no input: it has no `=`; write `key=value` or `key:=json`"
        )));
    };
    let (key, is_json) = match key.strip_suffix(':') {
        Some(key) => (key, true),
        None => (key, false),
    };
    if key.is_empty() {
        return Err(Failure::usage(format!("`{pair}` has no key before its `=`; write `key=value`")));
    }
    Ok(Pair { key, text, is_json })
}

fn typed(key: &str, text: &str, shape: Shape<'_>) -> Result<Value, Failure> {
    let (expected, is_right): (_, fn(&Value) -> bool) = match shape.form() {
        Form::Text { .. } => return Ok(text.into()),
        Form::Any | Form::OneOf(_) => return Ok(serde_json::from_str(text).unwrap_or_else(|_| text.into())),
        Form::List(_) | Form::Map(_) | Form::Object { .. } => return json(key, text),
        Form::Integer => ("a whole number", |value| value.is_i64() || value.is_u64()),
        Form::Number => ("a number", Value::is_number),
        Form::Boolean => ("`true` or `false`", Value::is_boolean),
        Form::Nothing => ("`null`", Value::is_null),
    };
    match serde_json::from_str(text) {
        Ok(value) if is_right(&value) => Ok(value),
        _ => Err(Failure::usage(format!("`{key}` must be {expected}, found `{text}`"))),
    }
}

fn json(key: &str, text: &str) -> Result<Value, Failure> {
    serde_json::from_str(text)
        .map_err(|error| Failure::usage(format!("`{key}` must be JSON, found `{text}`: {error}")))
}

#[cfg(test)]
mod tests {
    use serde_json::{Map, Value, json};

    use super::gather;
    use crate::shape::Shape;

    fn gathered(pairs: &[&str]) -> Result<Value, String> {
        let schema = json!({"type": "object", "properties": {
            "channel": {"type": "string"},
            "count": {"anyOf": [{"type": "integer"}, {"type": "null"}]},
            "loud": {"type": "boolean"},
            "labels": {"type": "array", "items": {"type": "string"}},
            "blocks": {},
            "fields": {"type": "object", "additionalProperties": {}},
        }});
        let pairs: Vec<_> = pairs.iter().map(|&pair| pair.to_owned()).collect();
        let given = Map::from_iter([("channel".to_owned(), json!("#from-file"))]);
        let gathered = gather(given, &pairs, &Shape::of(&schema).members());
        gathered.map(Value::Object).map_err(|failure| failure.message)
    }

    fn check(pairs: &[&str], expected: Value) {
        assert_eq!(gathered(pairs), Ok(expected));
    }

    fn refused(pairs: &[&str], sentence: &str) {
        assert_eq!(gathered(pairs), Err(sentence.to_owned()));
    }

    #[test]
    fn a_pair_replaces_what_the_file_gave() {
        check(&["channel=#ops"], json!({"channel": "#ops"}));
    }

    #[test]
    fn text_stays_text_and_keeps_its_equals_signs() {
        check(&["channel=42=true"], json!({"channel": "42=true"}));
    }

    #[test]
    fn numbers_and_booleans_follow_the_schema() {
        check(&["count=3", "loud=true"], json!({"channel": "#from-file", "count": 3, "loud": true}));
    }

    #[test]
    fn a_repeated_key_fills_a_list() {
        check(&["labels=1", "labels=b c"], json!({"channel": "#from-file", "labels": ["1", "b c"]}));
    }

    #[test]
    fn json_stands_as_it_is() {
        check(
            &["labels:=[]", "count:=null", "fields={\"a\": 1}"],
            json!({"channel": "#from-file", "labels": [], "count": null, "fields": {"a": 1}}),
        );
    }

    #[test]
    fn what_has_no_schema_is_json_where_it_reads_as_json() {
        check(&["blocks=[1]"], json!({"channel": "#from-file", "blocks": [1]}));
        check(&["blocks=[1"], json!({"channel": "#from-file", "blocks": "[1"}));
    }

    #[test]
    fn a_mistyped_value_says_what_was_expected() {
        refused(&["count=3.5"], "`count` must be a whole number, found `3.5`");
        refused(&["loud=yes"], "`loud` must be `true` or `false`, found `yes`");
    }

    #[test]
    fn a_pair_without_equals_sign_is_refused() {
        refused(&["loud"], "`loud` is no input: it has no `=`; write `key=value` or `key:=json`");
    }

    #[test]
    fn a_key_given_twice_is_refused() {
        refused(&["channel=a", "channel=b"], "`channel` is given twice; only lists take a key repeatedly");
    }
}
