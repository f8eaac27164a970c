//! From declarations to catalog entries: what a spoke says for all its actions is merged into each.

use std::collections::BTreeMap;
use std::time::Duration;

use crate::auth::Authorize;
use crate::declaration::Declaration;
use crate::hub::{KnownAction, KnownSpoke};
use crate::operation::{Effect, Key, Operation, Parameter};
use crate::template::{Pair, Part, Value};

use super::behaviour;
use super::body::body;
use super::example::example;
use super::fail::{fail, path};
use super::json_schema::{inputs_schema, json_schema};
use super::{ActionEntry, AuthEntry, ChoicesEntry, InputEntry, SpokeEntry};
use super::{outputs, places};

pub(super) fn spoke(known: &KnownSpoke) -> SpokeEntry {
    let declaration = known.identity.declaration;
    let auth = |scheme: &dyn Authorize| AuthEntry {
        name: scheme.name(),
        example: match scheme.name() {
            "none" => "auth = \"none\"".to_owned(),
            name => format!("auth = {{ {name} = {} }}", scheme.example()),
        },
        asks: scheme.asks(),
    };
    let setting = |setting: &crate::action::Setting| InputEntry {
        name: setting.name,
        docs: "",
        required: setting.required,
        schema: json_schema(setting.schema),
        places: places::of_setting(declaration, setting.name),
        choices: None,
    };
    SpokeEntry {
        name: declaration.name,
        docs: declaration.docs,
        link: declaration.link,
        base: (!declaration.base.is_empty()).then(|| base(declaration.base)),
        settings: declaration.settings.iter().map(setting).collect(),
        hosts: declaration.hosts,
        auth: declaration.auth.iter().map(|scheme| auth(*scheme)).collect(),
        verify: known.verify,
        actions: known.actions.values().map(|known| action(*known, declaration)).collect(),
    }
}

fn action(known: KnownAction, spoke: &Declaration) -> ActionEntry {
    let operation = known.operation;
    let mut headers = BTreeMap::new();
    for pair in spoke.headers.iter().chain(operation.headers) {
        headers.insert(pair.name, value(pair, operation));
    }
    let mut accept: Vec<u16> = spoke.accept.iter().chain(operation.accept).copied().collect();
    accept.sort_unstable();
    accept.dedup();
    let (effect, idempotency_key) = effect(operation);
    ActionEntry {
        name: format!("{}.{}", spoke.name, operation.name),
        area: known.area,
        docs: operation.docs,
        link: operation.link,
        state: state(operation),
        preview: operation.preview,
        deprecated: operation.deprecated,
        method: operation.method.as_str(),
        path: operation.path,
        query: operation.query.iter().map(|pair| (pair.name, value(pair, operation))).collect(),
        body: body(operation),
        effect,
        idempotency_key,
        scopes: operation.scopes,
        headers,
        accept,
        timeout_ms: operation.timeout.or(spoke.timeout).map(milliseconds),
        fail: fail(operation.fail, spoke.fail),
        limits: behaviour::limits(operation, spoke.limits),
        pages: behaviour::pages(operation),
        poll: behaviour::poll(operation),
        steps: operation.sequence.iter().flat_map(|it| it.steps).map(|step| step.operation.name).collect(),
        unique: behaviour::lookup(operation.unique),
        probe: behaviour::lookup(operation.probe),
        inputs: operation.inputs.iter().enumerate().map(|(at, it)| input(it, operation, at, spoke)).collect(),
        outputs: outputs::outputs(known.output.schema, spoke.root),
        input_schema: inputs_schema(operation),
        output_schema: json_schema(known.output.schema),
        example: example(operation.inputs),
        typed_only: operation.typed_only,
    }
}

/// What should not be used any more is no preview, whatever it once was.
fn state(operation: &Operation) -> &'static str {
    match (operation.deprecated, operation.preview) {
        (Some(_), _) => "deprecated",
        (None, Some(_)) => "preview",
        (None, None) => "stable",
    }
}

fn input(input: &Parameter, operation: &Operation, at: usize, spoke: &Declaration) -> InputEntry {
    let Parameter { name, docs, required, schema, default, choices } = *input;
    let mut schema = json_schema(schema);
    if let (Some(schema), Some(default)) = (schema.as_object_mut(), default) {
        schema.insert("default".to_owned(), default());
    }
    let choices = choices.map(|it| ChoicesEntry {
        action: format!("{}.{}", spoke.name, it.operation.name),
        given: it.given.iter().map(|(name, own)| (*name, input_name(operation, *own))).collect(),
        value: path(it.value),
        label: it.label.map(path),
    });
    InputEntry { name, docs, required, schema, places: places::of_input(operation, at), choices }
}

fn effect(operation: &Operation) -> (&'static str, Option<String>) {
    match operation.effect {
        Effect::Read => ("read", None),
        Effect::Idempotent => ("idempotent", None),
        Effect::Once => ("once", None),
        Effect::Keyed(Key::Header(name)) => ("keyed", Some(format!("header `{name}`"))),
        Effect::Keyed(Key::Field(index)) => {
            ("keyed", Some(format!("input `{}`", input_name(operation, index))))
        }
    }
}

pub(super) fn value(pair: &Pair, operation: &Operation) -> String {
    match pair.value {
        Value::Field(index) => format!("{{{}}}", input_name(operation, index)),
        Value::Text(parts) => parts.iter().map(|part| text(part, operation)).collect(),
    }
}

pub(super) fn text(part: &Part, operation: &Operation) -> String {
    match part {
        Part::Text(text) => (*text).to_owned(),
        Part::Field(index) | Part::Greedy(index) => format!("{{{}}}", input_name(operation, *index)),
        Part::Setting(name) => format!("{{settings.{name}}}"),
    }
}

fn base(parts: &[Part]) -> String {
    let slot = |part: &Part| match part {
        Part::Text(text) => (*text).to_owned(),
        Part::Setting(name) => format!("{{{name}}}"),
        Part::Field(index) | Part::Greedy(index) => format!("{{{index}}}"),
    };
    parts.iter().map(slot).collect()
}

pub(super) fn input_name(operation: &Operation, index: usize) -> &'static str {
    operation.inputs.get(index).map_or("?", |input| input.name)
}

fn milliseconds(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}
