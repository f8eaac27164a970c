//! Documentation made from the declaration's own.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Path;

use crate::model::action::{Action, Call, Effect};
use crate::model::inputs::{Input, Need};

/// `#[doc]` attributes, one a line.
pub(crate) fn attributes(text: &str) -> TokenStream {
    let lines = text.lines().map(|line| {
        let line = if line.is_empty() { String::new() } else { format!(" {}", printable(line)) };
        quote!(#[doc = #line])
    });
    quote!(#(#lines)*)
}

/// A line with its control characters in Rust's spelling: where docs are written as comments, a carriage return is no Rust.
fn printable(line: &str) -> String {
    let mut shown = String::with_capacity(line.len());
    for c in line.chars() {
        if c.is_control() && c != '\t' { shown.extend(c.escape_default()) } else { shown.push(c) }
    }
    shown
}

/// What the typed function says: what it does, whether it may be relied upon, the call, each input, what repeating does, what other calls it makes, what it needs.
pub(crate) fn function(action: &Action) -> String {
    let Action { shell, call, .. } = action;
    let mut paragraphs = Vec::new();
    if !shell.item.docs.is_empty() {
        paragraphs.push(shell.item.docs.clone());
    }
    if let Some(why) = &call.preview {
        paragraphs.push(format!("Preview: {}.", why.trim_end_matches('.')));
    }
    paragraphs.push(match &call.sequence {
        Some(_) => format!("A sequence: {}.", self::call(action)),
        None => format!("`{}`", self::call(action)),
    });
    let inputs: Vec<String> = shell.inputs.iter().map(listed).collect();
    if !inputs.is_empty() {
        paragraphs.push(inputs.join("\n"));
    }
    let effect = call.effect();
    paragraphs.push(format!("Effect: {}.", self::effect(&effect, shell.inputs.as_slice())));
    paragraphs.extend(further(action));
    if !call.scopes.is_empty() {
        let scopes: Vec<String> = call.scopes.iter().map(|scope| format!("`{scope}`")).collect();
        paragraphs.push(format!("Scopes: {}.", scopes.join(", ")));
    }
    if let Some(link) = &call.link {
        paragraphs.push(format!("Vendor's page: <{link}>"));
    }
    paragraphs.join("\n\n")
}

/// The call, or those of a sequence.
pub(crate) fn call(action: &Action) -> String {
    let call = &action.call;
    match &call.sequence {
        Some(sequence) => {
            let names: Vec<String> = sequence.steps.iter().map(|step| name(&step.action)).collect();
            names.join(", ")
        }
        None => format!("{} {}", call.method.word(), call.path),
    }
}

/// The calls that follow from one: a line each.
fn further(action: &Action) -> Vec<String> {
    let Call { pages, poll, unique, probe, .. } = &action.call;
    let pages =
        pages.as_ref().map(|_| "Pages: one page of a list; `.items()` gives the whole list.".to_owned());
    let poll =
        poll.as_ref().map(|_| "Long-running: awaited to its end; `.start()` puts it aside.".to_owned());
    let unique = unique.as_ref().map(|it| {
        format!("Unique: `{}` looks first, and what is there is not made again.", name(&it.action))
    });
    let probe = probe.as_ref().map(|it| {
        format!("Probe: after an unknown outcome, `{}` looks what became of it.", name(&it.action))
    });
    [pages, poll, unique, probe].into_iter().flatten().collect()
}

/// An action as people call it.
fn name(action: &Path) -> String {
    action.segments.last().map_or_else(String::new, |last| last.ident.to_string())
}

/// What `new` says.
pub(crate) fn new(call: Option<&str>, inputs: &[Input]) -> String {
    let begin = match call {
        Some(call) => format!("Begins `{call}`"),
        None => "Begins the call".to_owned(),
    };
    let required: Vec<String> = inputs.iter().filter(|input| input.is_required()).map(listed).collect();
    let rest =
        if inputs.iter().any(|input| !input.is_required()) { "; the other inputs are chained" } else { "" };
    if required.is_empty() {
        return format!("{begin}{rest}.");
    }
    format!("{begin} with what it needs{rest}.\n\n{}", required.join("\n"))
}

/// What a setter says.
pub(crate) fn setter(input: &Input) -> String {
    if input.docs.is_empty() { format!("Sets `{}`.", input.name) } else { input.docs.clone() }
}

/// What a `maybe_` setter says.
pub(crate) fn maybe(input: &Input) -> String {
    let Input { name, .. } = input;
    match &input.need {
        Need::Required | Need::Optional => format!("Sets `{name}`, or leaves it out."),
        Need::Patch => format!("Sets `{name}`, clears it, or leaves it as it is."),
        Need::Default(_) => format!("Sets `{name}`, or leaves it as it is."),
    }
}

fn listed(input: &Input) -> String {
    let optional = if input.is_required() { "" } else { " (optional)" };
    let Input { name, docs, choices, .. } = input;
    let choices =
        choices.as_ref().map(|it| format!("Its choices are listed by `{}`.", self::name(&it.action)));
    let said: Vec<&str> = [Some(docs.as_str()).filter(|docs| !docs.is_empty()), choices.as_deref()]
        .into_iter()
        .flatten()
        .collect();
    if said.is_empty() {
        return format!("- `{name}`{optional}");
    }
    format!("- `{name}`{optional}: {}", said.join("\n").replace('\n', "\n  "))
}

fn effect(effect: &Effect, inputs: &[Input]) -> String {
    match effect {
        Effect::Read => "reads, and may be repeated at will".to_owned(),
        Effect::Idempotent => "idempotent, and may be repeated".to_owned(),
        Effect::KeyedHeader(name) => format!("repeats are dropped by the key in the header `{name}`"),
        Effect::KeyedField(input) => {
            let name = inputs.get(*input).map_or("", |input| &input.name);
            format!("repeats are dropped by the key in `{name}`")
        }
        Effect::Once => "each repeat may do it again, so it is sent once".to_owned(),
    }
}
