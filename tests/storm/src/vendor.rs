//! What the vendor does with a request that reaches it.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::request::Request;
use crate::said::Said;

/// What happened to a request that reached the vendor.
pub(crate) struct Done {
    pub(crate) said: Said,
    /// Whether it was executed: a repeat that its key gives away is not, nor is a refusal.
    pub(crate) executed: bool,
    pub(crate) key: Option<String>,
}

/// The vendor's things, and the keys it has seen.
#[derive(Debug, Default)]
pub(crate) struct Vendor {
    /// How often each thing was made or written, by its path.
    made: BTreeMap<String, u64>,
    /// The path and the answer of the call that a key came with first.
    keys: BTreeMap<String, (String, Value)>,
}

impl Vendor {
    /// `GET /notes/<name>` reads, whatever the name. In every other collection GET finds what was made, `?reference=<name>`
    /// lists it, PUT writes and POST makes one more, unless a key in `idempotency-key` or in the body's `client_id` shows
    /// that this was done.
    pub(crate) fn execute(&mut self, request: &Request) -> Done {
        let path = request.path();
        match request.method() {
            "GET" | "HEAD" => Done { said: self.read(request), executed: true, key: None },
            "POST" => self.make(request),
            "PUT" | "PATCH" | "DELETE" => {
                Done { said: Said::new(200, self.write(path)), executed: true, key: None }
            }
            _ => Done {
                said: Said::failure(405, "no_method", "this method is not known"),
                executed: false,
                key: None,
            },
        }
    }

    fn read(&self, request: &Request) -> Said {
        let path = request.path();
        if let Some(name) = request.query("reference") {
            let known = self.made.get(&format!("{path}/{name}")).map(|number| thing(name, *number));
            return Said::new(200, json!({"items": known.into_iter().collect::<Vec<Value>>()}));
        }
        match self.made.get(path) {
            Some(number) => Said::new(200, thing(name(path), *number)),
            None if path.starts_with("/notes/") => Said::new(200, thing(name(path), 0)),
            None => Said::failure(404, "not_found", "there is nothing of this name"),
        }
    }

    fn make(&mut self, request: &Request) -> Done {
        let path = request.path().to_owned();
        let in_body = || request.json()["client_id"].as_str().map(str::to_owned);
        let Some(key) = request.header("idempotency-key").map(str::to_owned).or_else(in_body) else {
            return Done { said: Said::new(201, self.write(&path)), executed: true, key: None };
        };
        let (said, executed) = match self.keys.get(&key) {
            None => {
                let thing = self.write(&path);
                self.keys.insert(key.clone(), (path, thing.clone()));
                (Said::new(201, thing), true)
            }
            Some((first, thing)) if *first == path => (Said::new(201, thing.clone()), false),
            Some(_) => (Said::failure(422, "key_reused", "this key came with another call"), false),
        };
        Done { said, executed, key: Some(key) }
    }

    fn write(&mut self, path: &str) -> Value {
        let number = self.made.entry(path.to_owned()).or_default();
        *number += 1;
        thing(name(path), *number)
    }
}

/// A thing says whose it is, so that an answer to somebody else is noticed; the text gives a cut something to cut.
fn thing(name: &str, number: u64) -> Value {
    json!({"call": name, "number": number, "text": "a text in the middle of the answer, with \"quotes\" and ünïcode"})
}

fn name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or_default()
}
