//! The rules of `unique(..)` and `probe`.

use std::collections::BTreeSet;

use syn::Path;

use crate::diagnostics::Diagnostics;
use crate::lower::action::Lowered;
use crate::model::action::Effect;
use crate::read::action::RawAction;

/// What is looked for before it is made is made by something else than a read.
pub(crate) fn stands_where_something_is_made(raw: &RawAction, lowered: &Lowered, diagnostics: &Diagnostics) {
    let Some(unique) = &raw.keys.unique else { return };
    if lowered.call.effect() == Effect::Read {
        let message = "`unique` looks for a thing before it is made, and a `read` makes nothing; remove it";
        diagnostics.at(&unique.word, message);
    }
}

pub(crate) fn is_whole(raw: &RawAction, diagnostics: &Diagnostics) {
    let Some(unique) = &raw.keys.unique else { return };
    let missing = match (unique.wants_by, unique.wants_find) {
        (true, false) => "which fields tell one thing from another; write `by = field`",
        (false, true) => "the action that finds; write `find = FindTicket`",
        (true, true) => {
            "which fields tell one thing from another, and the action that finds; write `unique(by = field, find = FindTicket)`"
        }
        (false, false) => return,
    };
    diagnostics.at(&unique.word, format!("`unique` does not say {missing}"));
}

pub(crate) fn names_each_field_once(raw: &RawAction, diagnostics: &Diagnostics) {
    let mut seen = BTreeSet::new();
    for name in raw.keys.unique.iter().flat_map(|unique| &unique.by) {
        if !seen.insert(&name.text) {
            diagnostics.at_span(name.span, format!("`{}` is named twice; keep one of them", name.text));
        }
    }
}

/// Whatever may be repeated is sent again; only an action that may not has an outcome to ask for.
pub(crate) fn probes_what_may_not_be_repeated(raw: &RawAction, lowered: &Lowered, diagnostics: &Diagnostics) {
    let Some(probe) = &raw.keys.probe else { return };
    let instead = match lowered.call.effect() {
        Effect::Once => return,
        Effect::Read | Effect::Idempotent => "may be sent again",
        Effect::KeyedHeader(_) | Effect::KeyedField(_) => {
            "may be sent again, for the vendor drops repeats by the key"
        }
    };
    let effect = lowered.call.effect().word();
    let message = format!(
        "`probe` looks what became of an action that may not be repeated, and one that is `{effect}` {instead}; remove it"
    );
    diagnostics.at_span(probe.key, message);
}

pub(crate) fn names_another_action(raw: &RawAction, diagnostics: &Diagnostics) {
    let find = raw.keys.unique.as_ref().and_then(|unique| unique.find.as_ref());
    let probe = raw.keys.probe.as_ref().map(|probe| &probe.action);
    for (key, action) in [("find", find), ("probe", probe)] {
        let Some(action) = action.filter(|action| is_own(raw, action)) else { continue };
        let message =
            format!("`{key}` names the action itself, which would do it once more; name one that reads");
        diagnostics.at(action, message);
    }
}

/// Two actions of a spoke cannot have one name: who has the own one is the own one.
pub(super) fn is_own(raw: &RawAction, action: &Path) -> bool {
    action.segments.last().is_some_and(|last| last.ident == raw.item.ident)
}
