//! The rules of `poll(..)`.

use std::collections::BTreeSet;

use crate::diagnostics::Diagnostics;
use crate::lower::action::Lowered;
use crate::model::action::Effect;
use crate::read::action::RawAction;
use crate::read::path::{QuestionKind, Source};
use crate::read::poll::{Ask, Outcome, Poll};

use super::{condition, lookup};

/// A URL, another action or the action itself.
pub(crate) fn asks_one(raw: &RawAction, diagnostics: &Diagnostics) {
    let Some(poll) = &raw.keys.poll else { return };
    if let (Some(_), Some(ask)) = (&poll.url, &poll.ask) {
        let message = "`url` and `ask` both say who is asked; keep one of them";
        diagnostics.at(&ask.key, message);
    }
}

/// A call is awaited to its end, or leads to the next page.
pub(crate) fn stands_without_pages(raw: &RawAction, diagnostics: &Diagnostics) {
    if let (Some(poll), Some(_)) = (&raw.keys.poll, &raw.keys.pages) {
        let message = "`poll` stands beside `pages`, and an action either waits for its end or gives the pages of a list; keep one of them";
        diagnostics.at(&poll.word, message);
    }
}

/// Asking again sends the action again.
pub(crate) fn asks_again_what_may_be_repeated(raw: &RawAction, lowered: &Lowered, diagnostics: &Diagnostics) {
    let Some(poll) = asking_again(raw) else { return };
    let effect = lowered.call.effect();
    if effect != Effect::Read {
        let effect = effect.word();
        let message = format!(
            "`poll` says nobody to ask, and only a `read` may ask again: this action is `{effect}`; write `url = header(\"location\")` or `ask = GetJob(id = id)`"
        );
        diagnostics.at(&poll.word, message);
    }
}

/// A status says nothing about the end where the answer is that of a read.
pub(crate) fn knows_its_end(raw: &RawAction, lowered: &Lowered, diagnostics: &Diagnostics) {
    let Some(poll) = &raw.keys.poll else { return };
    let asks = poll.ask.is_some() || (poll.wants_asked && lowered.call.effect() == Effect::Read);
    if asks && poll.url.is_none() && poll.wants_until {
        let message = "`until` is missing: where no `url` is asked, nothing else tells that it is done; write `until = (status == \"done\")`";
        diagnostics.at(&poll.word, message);
    }
}

pub(crate) fn names_places_that_can_be(raw: &RawAction, diagnostics: &Diagnostics) {
    let Some(poll) = &raw.keys.poll else { return };
    if let Some(url) = &poll.url {
        is_address("url", url, diagnostics);
    }
    match &poll.result {
        Some(Outcome::Url(url)) => is_address("result", url, diagnostics),
        Some(Outcome::Start(word)) if asking_again(raw).is_some() => {
            let message = "`result = start` asks where the call went first, and asking again does so already; remove it";
            diagnostics.at(word, message);
        }
        Some(Outcome::Start(_)) | None => {}
    }
    for (name, source) in poll.ask.iter().flat_map(|ask| &ask.inputs) {
        condition::is_one_text(&name.text, source, diagnostics);
    }
    for when in poll.until.iter().chain(&poll.failed) {
        condition::can_be(when, diagnostics);
    }
}

pub(crate) fn fills_each_input_once(raw: &RawAction, diagnostics: &Diagnostics) {
    let mut seen = BTreeSet::new();
    for (name, _) in raw.keys.poll.iter().flat_map(|poll| &poll.ask).flat_map(|ask| &ask.inputs) {
        if !seen.insert(&name.text) {
            diagnostics.at_span(name.span, format!("input `{}` is given twice; keep one of them", name.text));
        }
    }
}

/// Who asks itself says nothing.
pub(crate) fn asks_another(raw: &RawAction, diagnostics: &Diagnostics) {
    let Some(Ask { action, .. }) = raw.keys.poll.as_ref().and_then(|poll| poll.ask.as_ref()) else { return };
    if lookup::is_own(raw, action) {
        let message = "`ask` names the action itself; name another one, or remove it: a `read` asks again where nobody is named";
        diagnostics.at(action, message);
    }
}

fn asking_again(raw: &RawAction) -> Option<&Poll> {
    raw.keys.poll.as_ref().filter(|poll| poll.wants_asked)
}

fn is_address(key: &str, source: &Source, diagnostics: &Diagnostics) {
    match source {
        Source::Question(question) if matches!(question.kind, QuestionKind::Status) => {
            let message = format!(
                "`status()` is a number, and `{key}` is where an address stands; write `header(\"location\")` or a path"
            );
            diagnostics.at_span(question.span, message);
        }
        Source::Question(_) | Source::Body(_) => condition::is_one_text(key, source, diagnostics),
    }
}
