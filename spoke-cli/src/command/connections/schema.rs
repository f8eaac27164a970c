//! `spoke connections schema`: the JSON Schema of a file of connections, for editors.

mod file;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use clap::Args;
use schemars::Schema;
use serde_json::{Map, Value, json};
use spoke_runtime::Catalog;

use self::file::File;
use super::shelf;
use crate::failure::{Exit, Failure};
use crate::screen::say_json_pretty;

/// Prints the JSON Schema of the file, for editors
///
/// An editor that knows TOML completes and checks by it: save it as `connections.schema.json` beside the file, and write
/// `#:schema ./connections.schema.json` into the file's first line. What the schema cannot know (whether a secret is there,
/// whether an alias exists) is told by `spoke connections check`.
#[derive(Args, Debug)]
pub(crate) struct Print {}

impl Print {
    pub(crate) fn run(&self) -> Result<Exit, Failure> {
        say_json_pretty(&schema(&shelf::catalog()?))?;
        Ok(Exit::Done)
    }
}

/// The schema of the file, with the spokes and the ways to sign in that the catalog knows.
fn schema(catalog: &Catalog) -> Value {
    let mut schema: Schema = schemars::schema_for!(File);
    schema.insert("$id".to_owned(), json!("urn:spoke:connections"));
    let mut schema = Value::from(schema);
    if let Some(auth) = schema.pointer_mut("/$defs/Auth") {
        *auth = ways(catalog);
    }
    if let Some(spoke) = schema.pointer_mut("/$defs/Connection/properties/spoke") {
        let known: Vec<&str> = catalog.spokes.iter().map(|spoke| spoke.name).collect();
        spoke["examples"] = json!(known);
    }
    schema
}

/// `none`, or a table of one way to sign in. A spoke of somebody's own may declare others.
fn ways(catalog: &Catalog) -> Value {
    let mut spokes: BTreeMap<(&str, &str), Vec<String>> = BTreeMap::new();
    for spoke in &catalog.spokes {
        for way in &spoke.auth {
            spokes.entry((way.name, &way.example)).or_default().push(format!("`{}`", spoke.name));
        }
    }
    let known: Map<String, Value> = spokes
        .into_iter()
        .map(|((name, example), spokes)| {
            (name.to_owned(), json!({"description": format!("`{example}`, for {}", spokes.join(", "))}))
        })
        .collect();
    json!({
        "description": "How the connection signs in: one of the ways that its spoke declares, or `none`.",
        "oneOf": [
            {"const": "none"},
            {"type": "object", "properties": known, "minProperties": 1, "maxProperties": 1},
        ],
    })
}
