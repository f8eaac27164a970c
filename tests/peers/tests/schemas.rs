//! ajv, <https://ajv.js.org>: the catalog's JSON Schemas as an independent validator reads them.

use std::collections::BTreeMap;
use std::io::Write;
use std::process::{Command, Stdio};

use serde_json::{Value, json};
use spoke_peers::{Missing, Package, Registry, or_skip};
use spoke_runtime::auth::Anonymous;
use spoke_runtime::{ActionEntry, ByName, ConnectionConfig, Hub, InputEntry, Kind};

use crate::installed;

const AJV: Package = Package {
    folder: "ajv-8.20.0",
    registry: Registry::Npm,
    pins: &["ajv@8.20.0"],
    before: Some("2026-11-01"),
    keep: &[],
};

/// Reads cases from its standard input, and says of each what is wrong with it, or null. Strict mode refuses keywords that
/// JSON Schema does not know; formats are notes, as the standard has it.
const SCRIPT: &str = "
const Ajv = require(process.argv[1] + '/node_modules/ajv/dist/2020').default;
const ajv = new Ajv({ strict: true, strictTypes: false, strictTuples: false, validateFormats: false });
const compiled = new Map();
const verdict = ({ schema, value }) => {
  const key = JSON.stringify(schema);
  if (!compiled.has(key)) compiled.set(key, ajv.compile(schema));
  const holds = compiled.get(key);
  return holds(value) ? null : ajv.errorsText(holds.errors);
};
console.log(JSON.stringify(JSON.parse(require('fs').readFileSync(0)).map(verdict)));
";

/// What ajv says against each value by its schema: `None` where it fits.
pub(crate) fn verdicts(cases: &[(&Value, &Value)]) -> Result<Vec<Option<String>>, Missing> {
    let mut node = Command::new("node");
    node.arg("--eval").arg(SCRIPT).arg(AJV.installed(&installed())?);
    node.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let started = node.spawn();
    let mut child = started.map_err(|error| Missing::new(format!("`node` cannot be run: {error}")))?;
    let cases = cases.iter().map(|(schema, value)| json!({ "schema": schema, "value": value }));
    let cases: Value = cases.collect();
    child.stdin.take().unwrap().write_all(cases.to_string().as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Ok(serde_json::from_slice(&output.stdout).unwrap())
}

#[test]
fn every_example_fits_its_schema() {
    let catalog = spokes::catalog();
    let cases: Vec<_> = catalog.actions().map(|action| (&action.input_schema, &action.example)).collect();
    let Some(verdicts) = or_skip(verdicts(&cases)) else { return };
    for (action, verdict) in catalog.actions().zip(verdicts) {
        assert_eq!(verdict, None, "{}: {}", action.name, action.example);
    }
}

/// Whoever calls by name goes by the schema; what it lets through is taken, and nothing else is.
#[test]
fn a_call_by_name_takes_what_its_schema_takes() {
    let catalog = spokes::catalog();
    let mut cases = Vec::new();
    for action in catalog.actions() {
        cases.extend(mutated(action).into_iter().map(|inputs| (action, inputs)));
    }
    let pairs: Vec<_> = cases.iter().map(|(action, inputs)| (&action.input_schema, inputs)).collect();
    let Some(verdicts) = or_skip(verdicts(&pairs)) else { return };
    let mut apart = Vec::new();
    let mut connections: BTreeMap<&str, ByName> = BTreeMap::new();
    for ((action, inputs), verdict) in cases.iter().zip(verdicts) {
        let (spoke, _) = action.name.split_once('.').unwrap();
        let connection = connections.entry(spoke).or_insert_with(|| connection(action));
        let refused = connection.preview(&action.name, inputs.clone()).err();
        let refused = refused.filter(|error| error.kind() == Kind::Input);
        if refused.is_some() != verdict.is_some() {
            apart.push(format!("{} {inputs}\n    ajv: {verdict:?}\n    we: {refused:?}", action.name));
        }
    }
    println!("{} inputs judged alike, {} not", cases.len() - apart.len(), apart.len());
    assert!(apart.is_empty(), "{}", apart.join("\n"));
}

fn connection(action: &ActionEntry) -> ByName {
    let (spoke, _) = action.name.split_once('.').unwrap();
    let mut config = ConnectionConfig::new(spoke).base_url("https://peer.example").auth(Anonymous);
    let catalog = spokes::catalog();
    for setting in catalog.spoke(spoke).unwrap().settings.iter().filter(|setting| setting.required) {
        config = config.setting(setting.name, "text-1");
    }
    spokes::register(Hub::builder()).connection("peer", config).build().unwrap().on("peer")
}

/// The example with each input left out, and with each kind of value in its place; and an input that nobody declared.
fn mutated(action: &ActionEntry) -> Vec<Value> {
    let values = [
        json!("text"),
        json!(7),
        json!(-7),
        json!(7.0),
        json!(7.5),
        json!(true),
        json!([]),
        json!(["text"]),
        json!([[7]]),
        json!({}),
        json!({ "key": "value" }),
        json!({ "type": "doc", "version": 1, "content": [] }),
        json!({ "type": "doc", "version": "1", "content": [] }),
    ];
    let mut example = action.example.as_object().unwrap().clone();
    let mut all = Vec::new();
    // That a text is an address is no more than a note to a schema, and a call refuses it otherwise.
    let is_address = |input: &&InputEntry| input.places.iter().any(|place| place.part == "url");
    for input in action.inputs.iter().filter(is_address) {
        example.insert(input.name.to_owned(), json!("https://peer.example/handed-out"));
    }
    for input in &action.inputs {
        let mut left_out = example.clone();
        left_out.remove(input.name);
        all.push(left_out);
        let is_address = is_address(&input);
        all.extend(values.iter().filter(|value| !(is_address && value.is_string())).map(|value| {
            let mut changed = example.clone();
            changed.insert(input.name.to_owned(), value.clone());
            changed
        }));
    }
    let mut strange = example;
    strange.insert("nobody_declared_this".to_owned(), json!("text"));
    all.push(strange);
    all.into_iter().map(Value::Object).collect()
}
