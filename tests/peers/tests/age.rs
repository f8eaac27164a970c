//! age-encryption, <https://github.com/FiloSottile/typage>: the store as age's author reads and writes its format, in another language.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;
use spoke_peers::{Missing, Package, Registry, or_skip};
use spoke_runtime::Secret;
use spoke_runtime::store::{Store, StoreKey};

use crate::installed;

const AGE: Package = Package {
    folder: "age-encryption-0.3.1",
    registry: Registry::Npm,
    pins: &["age-encryption@0.3.1"],
    before: Some("2026-11-01"),
    keep: &[],
};

/// Decrypts a file with the key on its standard input, says what is in it, and encrypts that anew into the same file.
const SCRIPT: &str = "
const [modules, kind, file] = process.argv.slice(1);
const fs = require('fs');
import(modules + '/node_modules/age-encryption/dist/index.js').then(async (age) => {
  const key = fs.readFileSync(0, 'utf8');
  const reader = new age.Decrypter();
  const writer = new age.Encrypter();
  if (kind === 'identity') {
    reader.addIdentity(key);
    writer.addRecipient(await age.identityToRecipient(key));
  } else {
    reader.addPassphrase(key);
    writer.setPassphrase(key);
    writer.setScryptWorkFactor(17);
  }
  const text = await reader.decrypt(fs.readFileSync(file), 'text');
  fs.writeFileSync(file, await writer.encrypt(text));
  console.log(text);
});
";

/// What the peer finds in a store, which it has encrypted anew afterwards.
fn rewritten(kind: &str, key: &Secret<String>, store: &Path) -> Result<Value, Missing> {
    let mut node = Command::new("node");
    node.arg("--eval").arg(SCRIPT).arg(AGE.installed(&installed())?).arg(kind).arg(store);
    node.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let started = node.spawn();
    let mut child = started.map_err(|error| Missing::new(format!("`node` cannot be run: {error}")))?;
    child.stdin.take().unwrap().write_all(key.expose().as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Ok(serde_json::from_slice(&output.stdout).unwrap())
}

fn goes_both_ways(kind: &str, key: &StoreKey, text: &Secret<String>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("secrets.age");
    // More than one of the format's chunks of 64 KiB.
    let long = Secret::new("x".repeat(150_000));
    let store = Store::create(&path, key.clone()).unwrap();
    store.set("crm", &Secret::from("t-1\n\u{1f600}"), "first").unwrap();
    store.set("chain", &long, "").unwrap();
    let ours = fs::read(&path).unwrap();
    let Some(found) = or_skip(rewritten(kind, text, &path)) else { return };
    assert_eq!(found["secrets"]["crm"]["value"], "t-1\n\u{1f600}");
    assert_eq!(found["secrets"]["chain"]["value"], **long.expose());
    assert_eq!(found["history"][1]["why"], "first");

    assert_ne!(fs::read(&path).unwrap(), ours);
    let store = Store::open(&path, key.clone()).unwrap();
    assert_eq!(store.find("crm").unwrap(), Secret::from("t-1\n\u{1f600}"));
    assert_eq!(store.find("chain").unwrap(), long);
}

#[test]
fn a_store_with_a_key_goes_both_ways() {
    let key = StoreKey::generate_identity();
    let StoreKey::Identity(text) = &key else { panic!("an identity was asked for") };
    goes_both_ways("identity", &key, text);
}

#[test]
fn a_store_with_a_passphrase_goes_both_ways() {
    let text = Secret::from("correct horse battery");
    goes_both_ways("passphrase", &StoreKey::Passphrase(text.clone()), &text);
}
