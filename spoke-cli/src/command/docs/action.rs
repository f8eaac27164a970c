//! One action: its request, its output, what is repeated, how it fails.

use serde_json::Value;
use spoke_runtime::{ActionEntry, PlaceEntry};

use crate::shape::Shape;

use super::Subject;
use super::connecting::yes;
use super::failures::{self, Shared};
use super::markdown::{Markdown, code, codes, words};

pub(super) fn write(action: &ActionEntry, subject: &Subject<'_>, page: &mut Markdown) {
    page.heading(3, &code(action.short_name()));
    page.docs(action.docs);
    page.table(["what", "is"], facts(action));
    request(action, page);
    output(action, page);
    page.heading(4, "Repeats");
    page.list(repeats(action));
    page.heading(4, "Failures");
    let shared = if subject.only.is_some() { Shared::default() } else { Shared::of(&subject.actions()) };
    failures::own(action, &shared, page);
}

fn facts(action: &ActionEntry) -> Vec<[String; 2]> {
    let mut facts = Vec::new();
    let mut fact = |what: &str, is: String| {
        if !is.is_empty() {
            facts.push([what.to_owned(), is]);
        }
    };
    fact("call", code(&format!("{} {}", action.method, action.path)));
    fact("state", state(action));
    fact("effect", action.effect.to_owned());
    fact("rights", codes(action.scopes.iter().copied()));
    for (name, value) in &action.headers {
        fact("header", code(&format!("{name}: {value}")));
    }
    for (name, value) in &action.query {
        fact("query", code(&format!("{name}={value}")));
    }
    let accept: Vec<String> = action.accept.iter().map(u16::to_string).collect();
    fact(
        "good answers",
        if accept.is_empty() { String::new() } else { format!("2xx, {}", accept.join(", ")) },
    );
    fact("limits", codes(action.limits.iter().map(String::as_str)));
    fact("pages", action.pages.as_deref().map(code).unwrap_or_default());
    fact("long-running", action.poll.as_deref().map(code).unwrap_or_default());
    fact("time", action.timeout_ms.map_or(String::new(), |it| format!("{it} ms an attempt")));
    fact("by name", action.typed_only.map(|why| format!("not callable by name: {why}")).unwrap_or_default());
    fact("vendor's page", action.link.map(|link| format!("<{link}>")).unwrap_or_default());
    facts
}

fn state(action: &ActionEntry) -> String {
    match action.deprecated.or(action.preview).filter(|why| !why.is_empty() && action.state != "stable") {
        Some(why) => format!("{}: {}", action.state, words(why)),
        None => action.state.to_owned(),
    }
}

fn request(action: &ActionEntry, page: &mut Markdown) {
    page.heading(4, "Request");
    page.table(
        ["input", "type", "required", "goes to", "says"],
        action.inputs.iter().map(|input| {
            let places: Vec<String> = input.places.iter().map(place).collect();
            let default = match input.schema.get("default") {
                Some(default) => format!(" (without it {})", code(&default.to_string())),
                None => String::new(),
            };
            let is = format!("{}{default}", Shape::of(&input.schema).words());
            let mut says = words(input.docs);
            if let Some(choices) = &input.choices {
                let by = codes(choices.given.values().copied());
                let by = if by.is_empty() { by } else { format!(" by {by}") };
                says = format!("{says} Choices: {}{by}, {}.", code(&choices.action), code(&choices.value));
            }
            [code(input.name), is, yes(input.required), places.join(", "), says]
        }),
    );
    if action.inputs.is_empty() {
        page.paragraph("It takes no inputs.");
    }
    if let Some(body) = &action.body {
        page.paragraph(&format!("Body, {}, inputs in braces:", code(body.media_type)));
        // A value is always JSON.
        page.fence("json", &serde_json::to_string_pretty(&body.template).unwrap_or_default());
    }
}

fn place(place: &PlaceEntry) -> String {
    match (place.part, place.name.as_str()) {
        ("url", _) => "the whole address".to_owned(),
        ("body", "") => "the whole body".to_owned(),
        (part, name) => format!("{part} {}", code(name)),
    }
}

fn output(action: &ActionEntry, page: &mut Markdown) {
    page.heading(4, "Output");
    page.table(
        ["in the answer", "field", "type", "always there", "says"],
        action.outputs.iter().map(|output| {
            let is = Shape::of(&output.schema).words();
            [code(&output.source), code(&output.field), is, yes(output.required), words(output.docs)]
        }),
    );
    if action.outputs.is_empty() {
        let shape = Shape::of(&action.output_schema);
        page.paragraph(&match action.output_schema.get("type").and_then(Value::as_str) {
            Some("null") => "Nothing is read of a good answer.".to_owned(),
            _ => format!("The answer is given as it came: {}.", shape.words()),
        });
    }
}

fn repeats(action: &ActionEntry) -> Vec<String> {
    let mut points = Vec::new();
    let refused: Vec<String> = action.fail.refused.iter().map(u16::to_string).collect();
    points.push(match action.effect {
        "once" if refused.is_empty() => {
            "Repeated by itself only where nothing was done: no connection, 429.".to_owned()
        }
        "once" => {
            let refused = refused.join(", ");
            format!("Repeated by itself only where nothing was done: no connection, 429, {refused}.")
        }
        _ => "Repeated by itself after no connection, a lost answer, 408, 429, 500, 502, 503 and 504."
            .to_owned(),
    });
    if action.effect == "once" {
        points.push(
            "Never repeated once a byte of it may have left: a lost answer is an error whose outcome is unknown. Look before calling again."
                .to_owned(),
        );
    }
    if let Some(key) = &action.idempotency_key {
        points.push(format!(
            "Every attempt of a call carries one key, in the {key}; the vendor drops repeats of it."
        ));
    }
    if let Some(find) = &action.unique {
        points.push(format!("Before it is sent, {} looks; what is there already is the output.", code(find)));
    }
    if let Some(probe) = &action.probe {
        points.push(format!("After an unknown outcome, {} looks what became of it.", code(probe)));
    }
    points
}
