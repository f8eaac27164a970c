//! A hub without a network: answers are given beforehand, requests are kept and compared.

use std::collections::VecDeque;
use std::fmt::Write;
use std::fs;
use std::sync::{Arc, Mutex};

use spoke_runtime::{
    Answer, CALL_ID, Connection, ConnectionConfig, Hub, ManualClock, Outgoing, Scripted, Spoke,
};

use crate::project;

/// What differs from call to call.
const VOLATILE: &[&str] = &["traceparent", CALL_ID];

/// A hub without a network, and the text that its requests must equal.
pub(crate) struct Stage {
    name: &'static str,
    hub: Hub,
    wire: Scripted,
    answers: Arc<Mutex<VecDeque<Answer>>>,
}

impl Stage {
    /// For the fixture of this name, whose spoke is `acme-desk` at `https://desk.example`.
    pub(crate) fn new(name: &'static str) -> Self {
        Stage::on(name, Stage::desk())
    }

    /// The connection of [`Stage::new`].
    pub(crate) fn desk() -> ConnectionConfig {
        ConnectionConfig::new("acme-desk").base_url("https://desk.example")
    }

    /// With a connection of one's own.
    pub(crate) fn on(name: &'static str, config: ConnectionConfig) -> Self {
        let answers = Arc::new(Mutex::new(VecDeque::<Answer>::new()));
        let script = Arc::clone(&answers);
        let next = move || script.lock().unwrap().pop_front();
        let wire = Scripted::by(move |_| next().unwrap_or_else(|| Answer::bytes(200, "{}")));
        let hub = Hub::builder()
            .connection("desk", config)
            .transport(wire.clone())
            .clock(ManualClock::leaping())
            .build()
            .unwrap_or_else(|error| panic!("{name}: {error}"));
        Stage { name, hub, wire, answers }
    }

    /// The connection.
    pub(crate) fn connect<S: Spoke>(&self) -> Connection<S> {
        self.hub.connect("desk").unwrap_or_else(|error| panic!("{}: {error}", self.name))
    }

    /// The answer to the next attempt; where none is given, it is 200 and `{}`.
    pub(crate) fn answer(&self, status: u16, body: &'static str) {
        self.give(Answer::bytes(status, body));
    }

    /// As [`Stage::answer`], with whatever an answer may be.
    pub(crate) fn give(&self, answer: Answer) {
        self.answers.lock().unwrap().push_back(answer);
    }

    /// How many attempts were made.
    pub(crate) fn count(&self) -> usize {
        self.wire.requests().len()
    }

    /// Fails unless the requests equal the text beside the fixture. With `SPOKE_ACCEPT=1` the text is written instead: read it.
    pub(crate) fn matches(self) {
        let text = self.wire.requests().iter().map(written).collect::<Vec<_>>().join("###\n");
        let path = project::root().join(format!("tests/fixtures/{}.http", self.name));
        if std::env::var_os("SPOKE_ACCEPT").is_some() {
            fs::write(&path, text).unwrap();
            return;
        }
        let expected = fs::read_to_string(&path).unwrap_or_default();
        assert!(text == expected, "{} sends\n{text}\nand not\n{expected}", self.name);
        assert!(self.answers.lock().unwrap().is_empty(), "{}: an answer is left", self.name);
    }
}

/// The request as text.
fn written(request: &Outgoing) -> String {
    let mut text = format!("{} {}\n", request.method.as_str(), request.url);
    for (name, value) in &request.headers {
        if !VOLATILE.contains(&name.as_str()) {
            writeln!(text, "{name}: {}", String::from_utf8_lossy(value.as_bytes())).unwrap();
        }
    }
    if let Some(body) = request.bytes() {
        match std::str::from_utf8(body) {
            Ok(body) if !body.contains(char::is_control) => writeln!(text, "\n{body}").unwrap(),
            _ => writeln!(text, "\n{}", body.escape_ascii()).unwrap(),
        }
    }
    let content_type = request.headers.get("content-type").and_then(|value| value.to_str().ok());
    match content_type.and_then(|it| it.split_once("boundary=")) {
        // What stands between the parts is new in every call.
        Some((_, boundary)) => text.replace(boundary, "BOUNDARY"),
        None => text,
    }
}
