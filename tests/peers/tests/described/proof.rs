//! What is proven of a spoke against a description, and what is not, by name.

use std::collections::BTreeSet;

use serde_json::Value;
use spoke_peers::or_skip;
use spoke_runtime::auth::{Basic, Bearer};
use spoke_runtime::{ActionEntry, ConnectionConfig, Hub, Retry, SpokeEntry};

use super::argument::arguments;
use super::courier::Courier;
use super::description::{Described, Sort, shape};
use super::sample::{samples, variants};
use super::source::{Mock, Source};
use super::twin::{Twin, twins};
use crate::schemas::verdicts;

/// A spoke, a description of its vendor, and what that description cannot show.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Vendor {
    pub(crate) spoke: &'static str,
    pub(crate) source: Source,
    /// What was done to the calls, for the README; empty where it is nothing.
    pub(crate) note: &'static str,
    /// What is sent where a schema allows more than the description, `action: input`.
    pub(crate) samples: &'static [(&'static str, &'static str)],
    /// The example that an action reads, where the description shows others that it does not, `action`.
    pub(crate) examples: &'static [(&'static str, &'static str)],
    /// Actions that the description does not have, and why.
    pub(crate) lacking: &'static [Known],
    /// Twins that are not refused or cannot be made, `action: twin`, and why; `*` is every action.
    pub(crate) tolerated: &'static [Known],
    /// What is sent although the description does not know it, `action: place`, and why.
    pub(crate) strange: &'static [Known],
    /// Members of outputs that no example shows, `action: path`, and why.
    pub(crate) unshown: &'static [Known],
}

/// What is known to be so, and why.
pub(crate) type Known = (&'static str, &'static str);

/// What was found.
#[derive(Debug, Default)]
struct Findings {
    actions: usize,
    accepted: usize,
    answers: usize,
    failures: usize,
    refused: usize,
    lacking: BTreeSet<String>,
    tolerated: BTreeSet<String>,
    strange: BTreeSet<String>,
    unshown: BTreeSet<String>,
    /// Every output, with its schema.
    outputs: Vec<(Value, Value)>,
    /// What must not be.
    faults: Vec<String>,
}

/// Holds every action of the spoke against the description.
pub(crate) async fn prove(vendor: &Vendor) {
    let catalog = spokes::catalog();
    let spoke = catalog.spoke(vendor.spoke).unwrap();
    let wanted = spoke.actions.iter().map(|it| (it.method.to_lowercase(), shape(it.path))).collect();
    let Some(mock) = or_skip(vendor.source.mock(&wanted)) else { return };
    let mut findings = Findings::default();
    for action in &spoke.actions {
        let described = mock.description.operation(action.method, action.path);
        // A sequence sends what its steps send, and they are held themselves.
        match described.filter(|_| action.steps.is_empty()) {
            None => {
                findings.lacking.insert(action.name.clone());
            }
            Some(described) => {
                let trial = Trial::new(&mock, spoke, action, described, vendor);
                findings.actions += 1;
                trial.accepted(&mut findings).await;
                trial.refused(&mut findings).await;
                trial.explained(&mut findings).await;
            }
        }
    }
    findings.conclude(vendor);
}

/// One action against one operation.
struct Trial<'a> {
    action: &'a ActionEntry,
    described: Described<'a>,
    courier: Courier,
    hub: Hub,
    /// The connections: one for each way to sign in.
    aliases: Vec<&'static str>,
    samples: [Value; 2],
    example: Option<&'static str>,
}

/// Ways to sign in whose tokens go out as `bearer` ones do: what fetches them is no part of these descriptions.
const FETCHED: &[&str] = &["app", "authorization_code", "client_credentials", "device_code", "refresh_token"];

impl<'a> Trial<'a> {
    fn new(
        mock: &Mock,
        spoke: &SpokeEntry,
        action: &'a ActionEntry,
        described: Described<'a>,
        vendor: &Vendor,
    ) -> Self {
        let courier = Courier::new(described.body().map_or(Sort::Json, |(sort, _)| sort));
        let mut hub = spokes::register(Hub::builder()).transport(courier.clone());
        let ways = spoke.auth.iter().map(|auth| auth.name).filter(|way| !FETCHED.contains(way));
        let aliases: Vec<&str> = ways.collect();
        for alias in &aliases {
            let config = ConnectionConfig::new(spoke.name).base_url(mock.server.url()).retry(Retry::none());
            hub = hub.connection(
                *alias,
                match *alias {
                    "basic" => config.auth(Basic::login("bot@acme.example", "secret".to_owned()).unwrap()),
                    "bearer" => config.auth(Bearer::token("secret")),
                    other => panic!("this test knows no way to sign in by `{other}`"),
                },
            );
        }
        let mut samples = samples(action);
        for (name, text) in vendor
            .samples
            .iter()
            .filter_map(|(place, text)| Some((place.strip_prefix(&*action.name)?.strip_prefix(": ")?, text)))
        {
            for inputs in samples.iter_mut().filter(|inputs| inputs.get(name).is_some()) {
                inputs[name] = Value::from(*text);
            }
        }
        let example =
            vendor.examples.iter().find(|(name, _)| *name == action.name).map(|(_, example)| *example);
        Trial { action, described, courier, hub: hub.build().unwrap(), aliases, samples, example }
    }

    /// The least and the most that can be said, by every way to sign in; and every example answer.
    async fn accepted(&self, findings: &mut Findings) {
        let mut shown = BTreeSet::new();
        for alias in &self.aliases {
            for sample in &self.samples {
                self.courier.order(None, self.wish());
                findings.accepted += usize::from(self.call(alias, sample, &mut shown, findings).await);
            }
        }
        for (what, variant) in variants(self.action, &self.samples[1]) {
            self.courier.order(None, self.wish());
            let known = findings.faults.len();
            if self.call(self.aliases[0], &variant, &mut shown, findings).await {
                findings.accepted += 1;
            } else if self.courier.came().is_some_and(|it| (400..=499).contains(&it.status)) {
                println!("{}", findings.faults.drain(known..).collect::<String>());
                findings.strange.insert(format!("{}: {what}", self.action.name));
            }
        }
        for example in self.example.is_none().then(|| self.described.examples()).into_iter().flatten() {
            self.courier.order(None, Some(format!("example={example}")));
            self.call(self.aliases[0], &self.samples[1], &mut shown, findings).await;
        }
        let (name, schema) = (&self.action.name, &self.action.output_schema);
        let mut members = BTreeSet::new();
        promised(schema, schema, "", &mut members);
        let unshown = members.difference(&shown).map(|path| format!("{name}: {path}"));
        findings.unshown.extend(unshown);
    }

    /// Which answer is asked for.
    fn wish(&self) -> Option<String> {
        self.example.map(|example| format!("example={example}"))
    }

    /// Calls by name, and notes what the output shows.
    async fn call(
        &self,
        alias: &str,
        sample: &Value,
        shown: &mut BTreeSet<String>,
        findings: &mut Findings,
    ) -> bool {
        match self.hub.on(alias).invoke(&self.action.name, sample.clone()).await {
            Ok(output) => {
                findings.answers += 1;
                given(&output, "", shown);
                findings.outputs.push((self.action.output_schema.clone(), output));
                // Prism answers all the same where it is not sure, and says so here.
                let doubts = self.courier.came().and_then(|it| it.header("sl-violations").map(str::to_owned));
                if let Some(doubts) = doubts.filter(|doubts| doubts.contains("\"request\"")) {
                    findings.faults.push(format!("{}: accepted with doubts: {doubts}", self.action.name));
                }
                true
            }
            Err(error) => {
                let came = self.courier.came();
                let said = came.as_ref().and_then(|it| it.text().ok()).unwrap_or_default();
                let said: String = said.chars().take(600).collect();
                findings.faults.push(format!("not accepted or not read: {error}\n    {sample}\n    {said}"));
                false
            }
        }
    }

    async fn refused(&self, findings: &mut Findings) {
        let sample = &self.samples[1];
        self.courier.order(None, None);
        let called = self.hub.on(self.aliases[0]).invoke(&self.action.name, sample.clone()).await;
        let Some(request) = self.courier.sent() else {
            return findings.faults.push(format!("{}: nothing was sent: {called:?}", self.action.name));
        };
        let strange = arguments(self.described, &request).into_iter().filter(|it| !it.is_known);
        findings.strange.extend(strange.map(|it| format!("{}: {}", self.action.name, it.place)));
        for twin in twins(self.described, &request) {
            let name = format!("{}: {twin}", self.action.name);
            if matches!(twin, Twin::Wanting(_)) {
                findings.tolerated.insert(name);
                continue;
            }
            self.courier.order(Some(twin), None);
            let called = self.hub.on(self.aliases[0]).invoke(&self.action.name, sample.clone()).await;
            match self.courier.came().map(|it| it.status) {
                Some(400..=499) if called.is_err() => findings.refused += 1,
                Some(200..=299) => {
                    findings.tolerated.insert(name);
                }
                other => findings.faults.push(format!("{name}: answered by {other:?}, and then {called:?}")),
            }
        }
    }

    /// Every failure that is described is read as the action's failure table says.
    async fn explained(&self, findings: &mut Findings) {
        let fail = &self.action.fail;
        for status in self.described.failures() {
            self.courier.order(None, Some(format!("code={status}")));
            let called =
                self.hub.on(self.aliases[0]).invoke(&self.action.name, self.samples[1].clone()).await;
            let came = self.courier.came().and_then(|it| serde_json::from_slice::<Value>(&it.body).ok());
            let (Err(error), Some(body)) = (&called, came) else {
                findings.faults.push(format!("{}: {status} gave {called:?}", self.action.name));
                continue;
            };
            if body["type"] == UNKNOWN_STATUS {
                findings.unshown.insert(format!("{}: {status}", self.action.name));
                continue;
            }
            let read =
                [(&fail.code, error.code()), (&fail.message, error.message()), (&fail.docs, error.docs())];
            let wrong = read.iter().any(|(path, read)| {
                let mut places = path.iter().flat_map(|places| places.split(" or "));
                let stands = places.find_map(|path| body.pointer(&pointer(path))?.as_str());
                stands.is_some_and(|stands| *read != Some(stands))
            });
            if error.status() == Some(status) && !wrong {
                findings.failures += 1;
            } else {
                findings.faults.push(format!("{}: {status} is read as {error}: {body}", self.action.name));
            }
        }
    }
}

/// What Prism says of an answer that it does not find, although it is described.
const UNKNOWN_STATUS: &str = "https://stoplight.io/prism/errors#NOT_FOUND";

/// A path of the language as a JSON pointer: `errors[0].code`.
fn pointer(path: &str) -> String {
    let path = path.replace('[', ".").replace(']', "");
    path.split('.').map(|step| format!("/{step}")).collect()
}

impl Findings {
    fn conclude(mut self, vendor: &Vendor) {
        println!(
            "{} by {}: {} actions, {} calls accepted, {} answers and {} failures read, {} twins refused; \
             not described {}, not refused {}, strange {}, not shown {}",
            vendor.spoke,
            vendor.source.name(),
            self.actions,
            self.accepted,
            self.answers,
            self.failures,
            self.refused,
            self.lacking.len(),
            self.tolerated.len(),
            self.strange.len(),
            self.unshown.len(),
        );
        let outputs: Vec<_> = self.outputs.iter().map(|(schema, output)| (schema, output)).collect();
        for (verdict, (_, output)) in or_skip(verdicts(&outputs)).unwrap_or_default().iter().zip(outputs) {
            self.faults
                .extend(verdict.as_ref().map(|what| format!("not as its schema says: {what}: {output}")));
        }
        let lists = [
            ("is not in the description", &self.lacking, vendor.lacking),
            ("is not refused, or cannot be made", &self.tolerated, vendor.tolerated),
            ("is sent and not known to the description", &self.strange, vendor.strange),
            ("is in no example", &self.unshown, vendor.unshown),
        ];
        for (what, found, known) in lists {
            let is_known = |name: &String| known.iter().any(|(pattern, _)| fits(pattern, name));
            let new = found.iter().filter(|name| !is_known(name));
            self.faults.extend(new.map(|name| format!("`{name}` {what}")));
            let is_described = |pattern: &str| {
                let action = pattern.split(':').next().unwrap_or_default();
                !self.lacking.contains(action) || what == "is not in the description"
            };
            let stale = known.iter().filter(|(pattern, _)| {
                is_described(pattern) && !found.iter().any(|name| fits(pattern, name))
            });
            self.faults.extend(stale.map(|(pattern, _)| format!("`{pattern}` {what}: no longer so")));
        }
        let (spoke, source) = (vendor.spoke, vendor.source.name());
        assert!(self.faults.is_empty(), "{spoke} by {source}:\n{}", self.faults.join("\n"));
    }
}

/// Whether `pattern`, in which `*` stands for every action, means `name`.
fn fits(pattern: &str, name: &str) -> bool {
    match (pattern.strip_prefix('*'), name.split_once(':')) {
        (Some(rest), Some((action, _))) => name.strip_prefix(action) == Some(rest),
        _ => pattern == name,
    }
}

/// The paths that a schema (JSON Schema 2020-12) promises, with `[]` for each element.
fn promised(schema: &Value, root: &Value, path: &str, found: &mut BTreeSet<String>) {
    if let Some(pointer) = schema["$ref"].as_str().and_then(|it| it.strip_prefix('#')) {
        return promised(root.pointer(pointer).unwrap(), root, path, found);
    }
    if let Some(properties) = schema["properties"].as_object() {
        for (name, schema) in properties {
            promised(schema, root, &format!("{path}.{name}"), found);
        }
    } else if let Some(items) = schema.get("items") {
        promised(items, root, &format!("{path}[]"), found);
    } else if !path.is_empty() {
        found.insert(path.trim_start_matches('.').to_owned());
    }
}

/// The paths at which `value` holds something: neither null nor empty.
fn given(value: &Value, path: &str, found: &mut BTreeSet<String>) {
    match value {
        Value::Null => return,
        Value::String(text) if text.is_empty() => return,
        Value::Array(elements) => {
            elements.iter().for_each(|element| given(element, &format!("{path}[]"), found));
        }
        Value::Object(members) => {
            members.iter().for_each(|(name, value)| given(value, &format!("{path}.{name}"), found));
        }
        _ => {}
    }
    found.insert(path.trim_start_matches('.').to_owned());
}
