//! A connection's settings against what its spoke declares.

use std::collections::BTreeMap;

use crate::action::Setting;
use crate::declaration::Declaration;
use crate::near::{advice, quoted};
use crate::schema::Schema;

use super::connection::ConnectionConfig;
use super::mistakes::Mistakes;
use super::value::Value;

/// The declared settings as text; what is unknown, missing or of another shape is noted.
pub(super) fn settings(
    alias: &str,
    config: &ConnectionConfig,
    spoke: &Declaration,
    mistakes: &Mistakes,
) -> BTreeMap<String, String> {
    let mut settings = BTreeMap::new();
    for (name, value) in &config.settings {
        let Some(setting) = spoke.settings.iter().find(|setting| setting.name == name) else {
            let advice = advice(name, spoke.settings.iter().map(|setting| setting.name));
            mistakes.note(
                &value.place,
                format!(
                    "unknown setting `{name}` in `connection.{alias}`: `{}` does not declare it{advice}",
                    spoke.name
                ),
            );
            continue;
        };
        match text(&value.value, setting.schema) {
            Ok(text) => {
                settings.insert(name.clone(), text);
            }
            Err(allowed) => {
                let is_secret = setting.schema.is_secret();
                let found = if is_secret { value.value.kind().to_owned() } else { value.value.shown() };
                let path = format!("connection.{alias}.settings.{name}");
                mistakes.note(&value.place, format!("`{path}` takes {allowed}, found {found}"));
            }
        }
    }
    for Setting { name, required, schema } in spoke.settings {
        if *required && !config.settings.contains_key(*name) && !config.settings_are_unread {
            let like = example(*schema);
            mistakes.note(
                &config.place,
                format!("`connection.{alias}` lacks the setting `{name}`, which `{}` needs; write `settings = {{ {name} = {like} }}`", spoke.name),
            );
        }
    }
    settings
}

/// The value as text, or what is allowed.
fn text(value: &Value, schema: Schema) -> Result<String, String> {
    let schema = plain(schema);
    match (value, schema) {
        (Value::Text(text), Schema::Words { words, open: false }) if !words.contains(&text.as_str()) => {
            Err(format!("one of {}", quoted(words.iter().copied())))
        }
        (Value::Text(text), Schema::Integer) if text.parse::<i128>().is_err() => {
            Err("a whole number".to_owned())
        }
        (Value::Text(text), Schema::Number) if text.parse::<f64>().is_err() => Err("a number".to_owned()),
        (Value::Text(text), Schema::Boolean) if text.parse::<bool>().is_err() => {
            Err("`true` or `false`".to_owned())
        }
        (Value::Text(text), _) => Ok(text.clone()),
        (Value::Integer(number), Schema::Integer | Schema::Number | Schema::Any) => Ok(number.to_string()),
        (Value::Number(number), Schema::Number | Schema::Any) => Ok(number.clone()),
        (Value::Boolean(is), Schema::Boolean | Schema::Any) => Ok(is.to_string()),
        (_, Schema::Integer) => Err("a whole number".to_owned()),
        (_, Schema::Number) => Err("a number".to_owned()),
        (_, Schema::Boolean) => Err("`true` or `false`".to_owned()),
        _ => Err("a text in quotes".to_owned()),
    }
}

fn plain(schema: Schema) -> Schema {
    match schema {
        Schema::Optional(inner) | Schema::Secret(inner) => plain(*inner),
        other => other,
    }
}

fn example(schema: Schema) -> String {
    match plain(schema) {
        Schema::Words { words: [first, ..], .. } => format!("\"{first}\""),
        Schema::Integer | Schema::Number => "1".to_owned(),
        Schema::Boolean => "true".to_owned(),
        _ => "\"…\"".to_owned(),
    }
}
