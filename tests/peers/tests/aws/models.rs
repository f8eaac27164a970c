//! Every AWS action against the service models of botocore, AWS's own Python SDK: what is sent and what is read is there.

mod answer;
mod model;
mod request;

use std::collections::BTreeSet;
use std::process::Command;

use spoke_peers::{Missing, or_skip};
use spoke_runtime::serde_json::{self, Value};
use spoke_runtime::{Listed, Part, Source, Spoke, Step};
use spokes::aws::Aws;

use super::moto::MOTO;
use crate::installed;
use model::{Model, Protocol, Structure};

/// Prints the models of the services that are asked for as one JSON object.
const PRINT: &str = "import glob, gzip, json, sys
for service in sys.argv[2:]:
    [*_, newest] = sorted(glob.glob(f'{sys.argv[1]}/botocore/data/{service}/*/service-2.json.gz'))
    pages = json.load(open(newest.replace('service-2', 'paginators-1').removesuffix('.gz')))
    print(json.dumps([service, json.loads(gzip.open(newest).read()), pages['pagination']]))
";

/// What was found in one action.
#[derive(Debug, Default)]
struct Findings {
    /// What must not be.
    faults: Vec<String>,
    /// The members that are sent, by shape and name; those of the answer as well.
    sent: BTreeSet<(String, String)>,
    read: BTreeSet<(String, String)>,
}

impl Findings {
    fn fault(&mut self, text: impl Into<String>) {
        self.faults.push(text.into());
    }
}

#[test]
fn every_action_is_as_its_model_says() {
    let Some(models) = or_skip(models()) else { return };
    let (mut actions, mut sent, mut read, mut twins) = (0, 0, 0, 0);
    let mut faults = Vec::new();
    // A sequence is its steps, which are listed themselves.
    for action in listed().filter(|action| action.operation.sequence.is_none()) {
        let name = action.operation.name;
        let Some(model) = models.iter().find(|model| Some(model.service.as_str()) == service(action)) else {
            faults.push(format!("{name}: no model of {:?}", service(action)));
            continue;
        };
        let found = check(action, model);
        faults.extend(found.faults.iter().map(|fault| format!("{name}: {fault}")));
        actions += 1;
        (sent, read) = (sent + found.sent.len(), read + found.read.len());
        if !found.faults.is_empty() {
            continue;
        }
        // The check itself is checked: of a model that lacks one of these, it must complain.
        for (shape, member) in found.sent.union(&found.read) {
            twins += 1;
            if check(action, &model.without(shape, member)).faults.is_empty() {
                faults.push(format!("{name}: nobody misses {shape}.{member}"));
            }
        }
    }
    println!(
        "{actions} actions of {} services: {sent} members sent, {read} read; {twins} models that lack one of them are refused",
        models.len()
    );
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
    assert!(actions > 30 && twins > 200, "{actions} actions, {twins} twins");
}

fn listed() -> impl Iterator<Item = &'static Listed<Aws>> {
    Aws::ACTIONS.iter().flat_map(|area| area.actions)
}

/// What fills the slot `service` of the base.
fn service(action: &Listed<Aws>) -> Option<&'static str> {
    let pair = action.operation.base.iter().find(|pair| pair.name == "service")?;
    match pair.value {
        spoke_runtime::Value::Text([Part::Text(text)]) => Some(text),
        _ => None,
    }
}

/// The models of all services that are called, each read once.
fn models() -> Result<Vec<Model>, Missing> {
    let services: BTreeSet<&str> = listed().filter_map(service).collect();
    let mut python = Command::new("python3");
    python.args(["-c", PRINT]).arg(MOTO.installed(&installed())?).args(services);
    let output = python.output().map_err(|error| Missing::new(format!("`python3`: {error}")))?;
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "the models cannot be read: {said}");
    let lines = output.stdout.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
    Ok(lines.map(|line| Model::new(serde_json::from_slice(line).unwrap())).collect())
}

/// Holds an action against the operation that its link names.
fn check(action: &Listed<Aws>, model: &Model) -> Findings {
    let mut findings = Findings::default();
    let link = action.operation.link.unwrap_or_default();
    let name = link.rsplit_once("/API_").and_then(|(_, page)| page.strip_suffix(".html")).unwrap_or_default();
    let Some(operation) = model.operation(name) else {
        findings.fault(format!("the link {link:?} names no operation"));
        return findings;
    };
    request::check(action.operation, model, operation, &mut findings);
    answer::check(action, model, operation, &mut findings);
    pages(action, model, name, &mut findings);
    findings
}

/// A list goes on as the SDK's paginators do.
fn pages(action: &Listed<Aws>, model: &Model, name: &str, findings: &mut Findings) {
    let paginator = model.paginator(name).filter(|it| it["output_token"].is_string());
    let Some(pages) = action.operation.pages else {
        // What looks at one thing, or at what it is given, is no list.
        return;
    };
    let Some(paginator) = paginator else {
        findings.fault("it has pages, and the SDK knows of none");
        return;
    };
    let (Some(Source::Body([Step::Member(from)])), Some(into)) = (pages.from, pages.into) else {
        findings.fault("its pages do not go on by a member");
        return;
    };
    let text = |key: &str| paginator[key].as_str().unwrap_or_default().to_owned();
    let wire = |side: &str, member: &str| {
        let structure = model.structure_of(name, side)?;
        structure.members().find(|it| it.name == member).map(|it| it.element(model.protocol))
    };
    if wire("output", &text("output_token")).as_deref() != Some(from) {
        findings.fault(format!("the next page is at `{}`, not at `{from}`", text("output_token")));
    }
    let input = action.operation.inputs[into].name.replace('_', "");
    if !input.eq_ignore_ascii_case(&text("input_token")) {
        findings.fault(format!("the next page goes into `{}`, not into `{input}`", text("input_token")));
    }
}

/// A shape that must be a structure.
fn structure<'a>(model: &'a Model, reference: &'a Value) -> Option<Structure<'a>> {
    model.structure(reference["shape"].as_str()?)
}

/// Whether bodies of this protocol are XML when they are read.
fn is_xml(protocol: Protocol) -> bool {
    matches!(protocol, Protocol::Ec2 | Protocol::Query | Protocol::RestXml)
}
