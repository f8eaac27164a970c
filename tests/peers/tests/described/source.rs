//! Where a description comes from, and the few repairs without which Prism cannot work with it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};
use spoke_peers::{Missing, Package, Registry, Server};

use super::description::Description;
use super::trim::trim;
use crate::installed;

/// The mock server, <https://stoplight.io/open-source/prism>.
const PRISM: Package = Package {
    folder: "prism-cli-5.16.0",
    registry: Registry::Npm,
    pins: &["@stoplight/prism-cli@5.16.0"],
    before: Some("2026-11-01"),
    keep: &[],
};

/// Where a description comes from.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Source {
    /// A file of a package.
    Package(Package, &'static str),
    /// A file of the folder `shared/specs` beside the repository.
    Shared(&'static str),
}

/// A description and the server that holds requests against it.
#[derive(Debug)]
pub(crate) struct Mock {
    pub(crate) description: Description,
    pub(crate) server: Server,
}

impl Source {
    /// A mock of the `wanted` operations, each a method in lower case and the shape of its path.
    pub(crate) fn mock(self, wanted: &BTreeSet<(String, String)>) -> Result<Mock, Missing> {
        let text = fs::read_to_string(self.file()?).unwrap();
        let mut document = trim(&serde_json::from_str(&text).unwrap(), wanted);
        repair(&mut document);
        let prism = PRISM.installed(&installed())?;
        let file = installed().join(format!("{}.json", self.name()));
        fs::write(&file, document.to_string()).unwrap();
        let mut node = Command::new("node");
        node.arg(prism.join("node_modules/@stoplight/prism-cli/dist/index.js"));
        node.args(["mock", "--host", "127.0.0.1", "--port", "0"]).arg(&file);
        Ok(Mock { description: Description(document), server: Server::start(node)? })
    }

    fn file(self) -> Result<PathBuf, Missing> {
        match self {
            Source::Package(package, file) => Ok(package.installed(&installed())?.join(file)),
            Source::Shared(file) => {
                let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/specs").join(file);
                if file.is_file() {
                    return Ok(file);
                }
                Err(Missing::new(format!("there is no `{}` beside the repository", file.display())))
            }
        }
    }

    /// A short name that no other source has.
    pub(crate) fn name(self) -> String {
        let (from, file) = match self {
            Source::Package(package, file) => (package.folder, file),
            Source::Shared(file) => ("shared", file),
        };
        let file = file.rsplit('/').next().unwrap_or(file);
        format!("{from}-{}", file.trim_end_matches(".json"))
    }
}

/// Says what the publisher meant in words that Prism understands.
fn repair(value: &mut Value) {
    match value {
        Value::Array(elements) => elements.iter_mut().for_each(repair),
        Value::Object(_) => {
            nullable(value);
            wrapped(value);
            example(value);
            token(value);
            moment(value);
            attachment(value);
            files(value);
            listed(value);
            nobody(value);
            value.as_object_mut().into_iter().flatten().for_each(|(_, member)| repair(member));
        }
        _ => {}
    }
}

/// GitHub: `nullable` needs a `type` beside it (OpenAPI 3.0.3); without one Prism skips the whole body's check, and says
/// nothing. Where the types stand in alternatives, the first one takes the word over.
fn nullable(schema: &mut Value) {
    let is_bare = schema["nullable"] == true && schema.get("type").is_none() && schema.get("$ref").is_none();
    let Some(schema) = schema.as_object_mut().filter(|_| is_bare) else { return };
    let alternatives = ["oneOf", "anyOf"].into_iter().find(|name| schema.contains_key(*name));
    let alternatives = alternatives.and_then(|name| schema[name].as_array_mut());
    if let Some(typed) = alternatives.into_iter().flatten().find(|it| it["type"].is_string()) {
        typed["nullable"] = Value::Bool(true);
    }
    schema.remove("nullable");
}

/// GitHub: an example whose value points to an example is that example; a value cannot point.
fn wrapped(example: &mut Value) {
    let pointer = example["value"]["$ref"].as_str().filter(|it| it.starts_with("#/components/examples/"));
    if let Some(pointer) = pointer {
        *example = json!({ "$ref": pointer });
    }
}

/// Jira: an example that was written as JSON text becomes JSON.
fn example(media_type: &mut Value) {
    let text = media_type["example"].as_str().filter(|text| text.trim_start().starts_with(['{', '[']));
    if let Some(example) = text.and_then(|text| serde_json::from_str(text).ok()) {
        media_type["example"] = example;
    }
}

/// Jira: its example of an issue has a number where the site sends a moment as text.
fn moment(fields: &mut Value) {
    if fields["updated"].is_number() {
        fields["updated"] = Value::from("2026-01-05T10:00:00.000+0000");
    }
}

/// Jira: in its example of two attachments the second lacks the id.
fn attachment(members: &mut Value) {
    if members["thumbnail"].is_string() || members["filename"] == "dbeuglog.txt" {
        let members = members.as_object_mut().into_iter();
        members.for_each(|members| {
            members.entry("id").or_insert_with(|| Value::from("10002"));
        });
    }
}

/// Jira: attachments come as parts of the name `file`, as the description says in words; its schemas are of the files alone.
fn files(content: &mut Value) {
    let schema = content.pointer_mut("/multipart~1form-data/schema");
    if let Some(schema) = schema.filter(|it| it["type"] == "array" || it["type"] == "string") {
        let file = json!({"type": "string", "format": "binary"});
        *schema = json!({"type": "object", "properties": {"file": file}, "required": ["file"]});
    }
}

/// Jira: an example of a list that is one of its elements is a list of that element.
fn listed(media_type: &mut Value) {
    let is_list = media_type.get("schema").is_some_and(|schema| schema["type"] == "array");
    if let Some(example) = media_type.get_mut("example").filter(|example| is_list && example.is_object()) {
        *example = json!([example]);
    }
}

/// Jira: an account id of `null` is nobody, as the description says in words alone.
fn nobody(schema: &mut Value) {
    if let Some(id) = schema.pointer_mut("/properties/accountId").filter(|id| id["type"] == "string") {
        id["nullable"] = Value::Bool(true);
    }
}

/// Slack: a call signs in by header, as the description demands as well; the argument `token` of old is no duty.
fn token(parameter: &mut Value) {
    if parameter["name"] == "token" && parameter.get("in").is_some() {
        parameter["required"] = Value::Bool(false);
    }
}
