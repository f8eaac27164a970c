//! Mermaid, <https://mermaid.js.org>: the diagrams of the integration documents as its own parser reads them.

use std::io::Write;
use std::process::{Command, Stdio};

use serde_json::Value;
use spoke_peers::{Missing, Package, Registry, or_skip};

use crate::installed;

/// jsdom is the document that Mermaid wants, without a browser.
const MERMAID: Package = Package {
    folder: "mermaid-11.17.2",
    registry: Registry::Npm,
    pins: &["mermaid@11.17.2", "jsdom@29.1.1"],
    before: None,
    keep: &[],
};

/// Reads diagrams from its standard input, and says of each its kind, or what is wrong with it.
const SCRIPT: &str = "
const folder = process.argv[1] + '/node_modules/';
const { pathToFileURL } = require('node:url');
(async () => {
  const { window } = new (require(folder + 'jsdom').JSDOM)('');
  globalThis.window = window;
  globalThis.document = window.document;
  const { default: mermaid } = await import(pathToFileURL(folder + 'mermaid/dist/mermaid.core.mjs'));
  const verdicts = [];
  for (const diagram of JSON.parse(require('fs').readFileSync(0))) {
    try { verdicts.push([(await mermaid.parse(diagram)).diagramType, null]); }
    catch (error) { verdicts.push([null, error.message]); }
  }
  console.log(JSON.stringify(verdicts));
})();
";

/// The kind of a diagram, or what is wrong with it.
type Verdict = (Option<String>, Option<String>);

/// What Mermaid says of each diagram.
fn verdicts(diagrams: &[String]) -> Result<Vec<Verdict>, Missing> {
    let mut node = Command::new("node");
    node.arg("--eval").arg(SCRIPT).arg(MERMAID.installed(&installed())?);
    node.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let started = node.spawn();
    let mut child = started.map_err(|error| Missing::new(format!("`node` cannot be run: {error}")))?;
    let diagrams: Value = diagrams.iter().map(String::as_str).collect();
    child.stdin.take().unwrap().write_all(diagrams.to_string().as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Ok(serde_json::from_slice(&output.stdout).unwrap())
}

/// The Mermaid fences of a document.
fn diagrams(document: &str) -> Vec<String> {
    let fences = document.split("```mermaid\n").skip(1);
    fences.map(|rest| rest.split("\n```").next().unwrap().to_owned()).collect()
}

#[test]
fn every_diagram_is_mermaid() {
    let catalog = spokes::catalog();
    let whole = catalog.spokes.iter().map(|spoke| (spoke.name, None));
    let single = catalog
        .spokes
        .iter()
        .flat_map(|spoke| spoke.actions.iter().map(|action| (spoke.name, Some(action.short_name()))));
    let documents: Vec<String> =
        whole.chain(single).map(|(spoke, action)| spoke_cli::document(spoke, action).unwrap()).collect();
    let all: Vec<String> = documents.iter().flat_map(|document| diagrams(document)).collect();
    assert_eq!(all.len(), 2 * documents.len(), "each document has two diagrams");
    let Some(verdicts) = or_skip(verdicts(&all)) else { return };
    for (pair, diagrams) in verdicts.chunks(2).zip(all.chunks(2)) {
        let kinds: Vec<_> = pair.iter().map(|(kind, _)| kind.as_deref()).collect();
        assert_eq!(kinds, [Some("flowchart-v2"), Some("sequence")], "{pair:?} of {diagrams:?}");
    }
}

/// What is proven by a parser that refuses.
#[test]
fn a_torn_diagram_is_refused() {
    let torn = ["flowchart LR\n    a[\"b\" --> c", "sequenceDiagram\n    loop twice\n    a->>b: again"];
    let Some(verdicts) = or_skip(verdicts(&torn.map(str::to_owned))) else { return };
    assert!(verdicts.iter().all(|(kind, fault)| kind.is_none() && fault.is_some()), "{verdicts:?}");
}
