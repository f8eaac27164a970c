//! Spokes and their actions as data: what documentation, listings and calls by name are made from.

mod behaviour;
mod body;
mod example;
mod fail;
mod json_schema;
mod merge;
mod outputs;
mod places;

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use crate::action::Spoke;
use crate::hub::{Hub, KnownSpoke};

pub(crate) use example::example_text;
pub use json_schema::json_schema;

/// Spokes and their actions as data, sorted by name. What a spoke says for all its actions is merged into each.
#[derive(Clone, Debug, Default, Serialize)]
#[non_exhaustive]
pub struct Catalog {
    /// The spokes.
    pub spokes: Vec<SpokeEntry>,
}

/// A spoke in the catalog.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct SpokeEntry {
    /// The name: `acme-desk`.
    pub name: &'static str,
    /// The documentation, as Markdown.
    pub docs: &'static str,
    /// The vendor's page.
    pub link: Option<&'static str>,
    /// The base URL, with its slots in braces, where the spoke has one.
    pub base: Option<String>,
    /// What a connection may or must set.
    pub settings: Vec<InputEntry>,
    /// Hosts beside the connection's own that may get its credentials.
    pub hosts: &'static [&'static str],
    /// The ways to sign in.
    pub auth: Vec<AuthEntry>,
    /// The action that shows whether a connection works.
    pub verify: Option<&'static str>,
    /// The actions.
    pub actions: Vec<ActionEntry>,
}

/// A way to sign in, in the catalog.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct AuthEntry {
    /// The name in `connections.toml`: `api_key`.
    pub name: &'static str,
    /// What a connection writes: `auth = { api_key = { env = "API_KEY" } }`.
    pub example: String,
    /// The addresses that signing in itself asks, as far as the declaration says them.
    pub asks: Vec<&'static str>,
}

/// An action in the catalog.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct ActionEntry {
    /// The name, with its spoke's: `acme-desk.create_ticket`.
    pub name: String,
    /// The area in which its spoke lists it, in snake case: `chat`; where it lists actions by area.
    pub area: Option<&'static str>,
    /// The documentation, as Markdown.
    pub docs: &'static str,
    /// The vendor's page.
    pub link: Option<&'static str>,
    /// How far the action is to be relied upon: `stable`, `preview` or `deprecated`.
    pub state: &'static str,
    /// Why the action is not yet to be relied upon, where it is not.
    pub preview: Option<&'static str>,
    /// Why the action should not be used any more; empty where no reason was given.
    pub deprecated: Option<&'static str>,
    /// The HTTP method: `POST`.
    pub method: &'static str,
    /// The path as it was declared.
    pub path: &'static str,
    /// The query of every call, in order; inputs stand in braces.
    pub query: Vec<(&'static str, String)>,
    /// What is sent as the body, where something is.
    pub body: Option<BodyEntry>,
    /// What repeating the action does: `read`, `idempotent`, `keyed` or `once`.
    pub effect: &'static str,
    /// Where the idempotency key travels, where there is one.
    pub idempotency_key: Option<String>,
    /// What the credential must be allowed to do.
    pub scopes: &'static [&'static str],
    /// The headers of every call, the spoke's first; inputs stand in braces.
    pub headers: BTreeMap<&'static str, String>,
    /// Statuses that are good beside 2xx.
    pub accept: Vec<u16>,
    /// How long one attempt may take, in milliseconds, where the declaration says.
    pub timeout_ms: Option<u64>,
    /// When a complete answer is a failure, and where it explains itself.
    pub fail: FailEntry,
    /// How much the vendor takes at a time, in the words of the declaration.
    pub limits: Vec<String>,
    /// How the pages of a list follow one another, in the words of the declaration.
    pub pages: Option<String>,
    /// How the end of what it begins is found, in the words of the declaration.
    pub poll: Option<String>,
    /// The actions whose calls it is made of, in order; empty where it has a request of its own. Then method and path are those of the
    /// last one.
    pub steps: Vec<&'static str>,
    /// The action that looks before this one is sent.
    pub unique: Option<String>,
    /// The action that looks after an unknown outcome.
    pub probe: Option<String>,
    /// The inputs in declaration order.
    pub inputs: Vec<InputEntry>,
    /// What is read of a good answer, in declaration order, what stands inside others below it; empty where a type of another
    /// make reads it.
    pub outputs: Vec<OutputEntry>,
    /// The JSON Schema (2020-12) of the inputs by name.
    pub input_schema: Value,
    /// The JSON Schema (2020-12) of the output.
    pub output_schema: Value,
    /// The smallest inputs that fit.
    pub example: Value,
    /// Why the action cannot be called by name, where it cannot.
    pub typed_only: Option<&'static str>,
}

/// An input or a setting in the catalog.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct InputEntry {
    /// The name.
    pub name: &'static str,
    /// The documentation, as Markdown.
    pub docs: &'static str,
    /// Whether it must be given.
    pub required: bool,
    /// Its JSON Schema (2020-12).
    pub schema: Value,
    /// Where its value is sent.
    pub places: Vec<PlaceEntry>,
    /// Where its choices are listed.
    pub choices: Option<ChoicesEntry>,
}

/// The action that lists what an input may be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct ChoicesEntry {
    /// The action, with its spoke's name: `acme-desk.list_kinds`.
    pub action: String,
    /// Its inputs, each with the input that gives it.
    pub given: BTreeMap<&'static str, &'static str>,
    /// Where the values stand in its output: `kinds[].id`.
    pub value: String,
    /// How people call them, in the same elements.
    pub label: Option<String>,
}

/// A place of a request where the value of an input stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct PlaceEntry {
    /// The part of the request: `path`, `query`, `header`, `body`, `form`, `host`, or `url` where it is the whole address.
    pub part: &'static str,
    /// The name in it: of the slot, the pair, or the place in the body (`fields.summary`); empty for the whole of it.
    pub name: String,
}

/// What an action sends as its body.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct BodyEntry {
    /// The media type, unless a header says otherwise: `application/json`.
    pub media_type: &'static str,
    /// The template: inputs stand in braces; the member `..name` is all members of that input.
    pub template: Value,
}

/// A field of an output in the catalog, and where it is read.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct OutputEntry {
    /// The field, below the fields that hold it: `labels[].name`.
    pub field: String,
    /// Its place in the answer as the declaration writes it: `labels[].name`, `status()`, `header("x-request-id")`.
    pub source: String,
    /// Whether it must be there.
    pub required: bool,
    /// The documentation, as Markdown.
    pub docs: &'static str,
    /// Its JSON Schema (2020-12).
    pub schema: Value,
}

/// When a complete answer is a failure, in the words of the declaration.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct FailEntry {
    /// A good status is a failure all the same when this holds.
    pub when: Option<String>,
    /// The vendor's code.
    pub code: Option<String>,
    /// The vendor's sentence.
    pub message: Option<String>,
    /// The vendor's name of the request.
    pub request_id: Option<String>,
    /// The vendor's page about it.
    pub docs: Option<String>,
    /// The vendor's codes by our kind.
    pub kinds: BTreeMap<String, Vec<&'static str>>,
    /// The kinds of answers that tell theirs by more than a code, each with its condition; the first that holds counts.
    pub sorts: Vec<(&'static str, String)>,
    /// Statuses which prove that nothing was done.
    pub refused: Vec<u16>,
    /// The list of per-item failures in a good answer.
    pub partial: Option<String>,
}

impl Catalog {
    /// What `S` lists. Of two actions with one name the first counts; a hub refuses both.
    pub fn of<S: Spoke>() -> Self {
        Catalog::default().with::<S>()
    }

    /// The same, and what `S` lists.
    #[must_use]
    pub fn with<S: Spoke>(mut self) -> Self {
        self.spokes.retain(|spoke| spoke.name != S::NAME);
        self.spokes.push(merge::spoke(&KnownSpoke::of::<S>()));
        self.spokes.sort_by_key(|spoke| spoke.name);
        self
    }

    /// The spoke of this name.
    pub fn spoke(&self, name: &str) -> Option<&SpokeEntry> {
        self.spokes.iter().find(|spoke| spoke.name == name)
    }

    /// The action of this full name: `acme-desk.create_ticket`.
    pub fn action(&self, name: &str) -> Option<&ActionEntry> {
        self.actions().find(|action| action.name == name)
    }

    /// All actions, sorted by full name.
    pub fn actions(&self) -> impl Iterator<Item = &ActionEntry> {
        self.spokes.iter().flat_map(|spoke| &spoke.actions)
    }
}

impl SpokeEntry {
    /// The actions by area, both sorted by name; first those of no area, under the empty name.
    pub fn areas(&self) -> BTreeMap<&'static str, Vec<&ActionEntry>> {
        let mut areas: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for action in &self.actions {
            areas.entry(action.area.unwrap_or_default()).or_default().push(action);
        }
        areas
    }
}

impl ActionEntry {
    /// The name without its spoke's: `create_ticket`.
    pub fn short_name(&self) -> &str {
        self.name.split_once('.').map_or(&self.name, |(_, name)| name)
    }
}

impl Hub {
    /// The spokes and actions that the hub knows by name.
    pub fn catalog(&self) -> Catalog {
        Catalog { spokes: self.registry().spokes().map(merge::spoke).collect() }
    }
}
