//! Diagrams in Mermaid: the road of a call, and one call with its repeats.

use std::fmt::Write;

use spoke_runtime::{ActionEntry, SpokeEntry, defaults};

use super::Subject;

/// The stations that every call passes.
pub(super) fn flow(spoke: &SpokeEntry) -> String {
    let ways: Vec<&str> = spoke.auth.iter().map(|way| way.name).collect();
    let signs = if ways.is_empty() { "none".to_owned() } else { ways.join(" or ") };
    let mut lines = vec![
        "flowchart LR".to_owned(),
        node("program", "Program"),
        node("connection", "Connection: checks and encodes the inputs"),
        node("limiter", "Limiter: waits for its turn"),
        node("credential", &format!("Credential: {signs}")),
        node("proxy", "Proxy, where the connection has one"),
        node("vendor", &vendor(spoke)),
        node("judge", "Judge: good, or which failure"),
        node("output", "Output, by the table of the action"),
        node("failure", "Error, of one kind"),
        "program --> connection --> limiter --> credential --> proxy --> vendor --> judge".to_owned(),
        "judge -- \"good\" --> output --> program".to_owned(),
        "judge -- \"its effect allows a repeat\" --> limiter".to_owned(),
        "judge -- \"anything else\" --> failure --> program".to_owned(),
    ];
    let asks = asks(spoke);
    if !asks.is_empty() {
        lines.push(node("issuer", &asks.join(" ")));
        lines.push("credential -. \"asks for what it lacks\" .-> issuer".to_owned());
    }
    lines.join("\n    ")
}

/// One call from its inputs to its end; of a spoke, any call.
pub(super) fn sequence(subject: &Subject<'_>) -> String {
    let mut steps = Steps::default();
    steps.line("participant program as Program");
    steps.line("participant connection as Connection");
    steps.line("participant limiter as Limiter");
    let asks = asks(subject.spoke);
    if !asks.is_empty() {
        steps.line(&format!("participant issuer as {}", text(&asks.join(" "))));
    }
    steps.line(&format!("participant vendor as {}", text(&vendor(subject.spoke))));
    let name = subject.only.map_or("an action", ActionEntry::short_name);
    steps.line(&format!("program->>connection: {}", text(&format!("{name}, with its inputs"))));
    steps.line("connection->>connection: checks and encodes the inputs");
    if let Some(find) = subject.only.and_then(|action| action.unique.as_ref()) {
        steps.line(&format!(
            "connection->>vendor: {}",
            text(&format!("{find}: what is there already ends the call"))
        ));
    }
    steps.open(&format!("loop at most {} attempts", defaults::ATTEMPTS));
    attempt(subject, !asks.is_empty(), &mut steps);
    steps.close();
    if let Some(probe) = subject.only.and_then(|action| action.probe.as_ref()) {
        steps.open("opt the outcome is unknown");
        steps.line(&format!("connection->>vendor: {}", text(&format!("{probe}: what became of it"))));
        steps.close();
    }
    if let Some(poll) = subject.only.and_then(|action| action.poll.as_ref()) {
        steps.open("loop until it is done");
        steps.line(&format!("connection->>vendor: {}", text(&format!("asks how far it is ({poll})"))));
        steps.close();
    }
    steps.line("connection-->>program: output, or an error of one kind");
    if subject.only.is_some_and(|action| action.pages.is_some()) {
        steps.open("loop while pages follow, where items are asked for");
        steps.line("connection->>vendor: the next page, as a call of its own");
        steps.line("connection-->>program: its items");
        steps.close();
    }
    format!("sequenceDiagram\n    {}", steps.lines.join("\n    "))
}

fn attempt(subject: &Subject<'_>, fetches: bool, steps: &mut Steps) {
    if fetches {
        steps.open("opt the credential is missing or too old");
        steps.line("connection->>issuer: asks for one, once for all calls that wait");
        steps.close();
    }
    let limits = subject.only.map(|action| action.limits.join(" and ")).filter(|limits| !limits.is_empty());
    let turn =
        limits.map_or_else(|| "waits for its turn".to_owned(), |it| format!("waits for its turn ({it})"));
    steps.line(&format!("connection->>limiter: {}", text(&turn)));
    let request = match subject.only {
        Some(action) => format!("{} {}", action.method, action.path),
        None => "the request, with its credential".to_owned(),
    };
    steps.line(&format!("connection->>vendor: {}", text(&request)));
    steps.open("alt a good answer");
    steps.line("vendor-->>connection: 2xx, and the call is done");
    steps.turn("else nothing was done, so that any call may go again");
    steps.line("vendor-->>connection: no connection, or 429");
    let is_once = subject.only.is_some_and(|action| action.effect == "once");
    if is_once {
        steps.turn("else it may have been done, so that it never goes again");
        steps.line("vendor-->>connection: no answer, and the outcome is unknown");
    } else {
        steps.turn("else a repeat does no harm, unless the effect is once");
        steps.line("vendor-->>connection: no answer, 408, 500, 502, 503 or 504");
    }
    steps.turn("else any other answer");
    steps.line("vendor-->>connection: an error, and the call has failed");
    steps.close();
}

/// Lines, indented by what is open.
#[derive(Default)]
struct Steps {
    lines: Vec<String>,
    depth: usize,
}

impl Steps {
    fn line(&mut self, line: &str) {
        self.lines.push(format!("{:1$}{line}", "", self.depth * 4));
    }

    fn open(&mut self, line: &str) {
        self.line(line);
        self.depth += 1;
    }

    fn turn(&mut self, line: &str) {
        self.depth = self.depth.saturating_sub(1);
        self.open(line);
    }

    fn close(&mut self) {
        self.depth = self.depth.saturating_sub(1);
        self.line("end");
    }
}

fn asks(spoke: &SpokeEntry) -> Vec<&'static str> {
    let mut asks: Vec<&str> = spoke.auth.iter().flat_map(|way| way.asks.iter().copied()).collect();
    asks.sort_unstable();
    asks.dedup();
    asks
}

fn vendor(spoke: &SpokeEntry) -> String {
    spoke.base.clone().unwrap_or_else(|| format!("{} at the connection's base_url", spoke.name))
}

fn node(name: &str, label: &str) -> String {
    format!("{name}[\"{}\"]", text(label))
}

/// Text of a label, without the signs that would end it: Mermaid writes them by their numbers.
fn text(label: &str) -> String {
    let mut shown = String::with_capacity(label.len());
    for letter in label.chars() {
        match letter {
            '"' | '#' | ';' | '<' | '>' | '&' | '`' | '|' | '%' => {
                // Writing to a `String` cannot fail.
                let _ = write!(shown, "#{};", u32::from(letter));
            }
            letter if letter.is_control() => shown.push(' '),
            letter => shown.push(letter),
        }
    }
    shown
}
