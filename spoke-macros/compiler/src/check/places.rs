//! The rules of places: what may stand in each.

use std::collections::BTreeSet;

use crate::diagnostics::Diagnostics;
use crate::lower::action::Lowered;
use crate::model::inputs::{Input, Known, Need, Place, Site, Usage};
use crate::read::action::RawAction;
use crate::read::pairs::PairValue;
use crate::template::text::{Piece, pieces};

/// A path, a base, a text template and `at` take exactly one piece of text.
pub(crate) fn take_one_text(lowered: &Lowered, diagnostics: &Diagnostics) {
    for usage in
        lowered.call.usages.iter().filter(|usage| usage.place.is_one_text() && usage.place != Place::Key)
    {
        let Some(input) = lowered.shell.inputs.get(usage.input) else { continue };
        let name = &input.name;
        let named = match &usage.site {
            Site::Slot { .. } => format!("slot `{{{name}}}`"),
            Site::Token { .. } => format!("`{name}`"),
        };
        let message = match (&input.need, input.known) {
            (Need::Optional, _) => {
                format!("{named} may be absent, and {}; {}", rule(usage.place), if_absent(usage.place, name))
            }
            (Need::Patch, _) => {
                format!("{named} is a `Patch`, which only a JSON body can send; make `{name}` a plain value")
            }
            (_, Known::List) => {
                format!("{named} is a list, and {}; make `{name}` a single value", takes_one(usage.place))
            }
            (_, Known::Map) => {
                format!("{named} is a map, and {}; make `{name}` a single value", takes_one(usage.place))
            }
            (Need::Required | Need::Default(_), Known::Text | Known::Scalar | Known::Unknown) => continue,
        };
        usage.site.report(message, diagnostics);
    }
}

/// A query, a header and a form take texts, one or several; a multipart body takes files, too.
pub(crate) fn take_texts(lowered: &Lowered, diagnostics: &Diagnostics) {
    let takes_texts = |usage: &&Usage| matches!(usage.place, Place::Pair | Place::Part);
    for usage in lowered.call.usages.iter().filter(takes_texts) {
        let Some(Input { name, need, known, .. }) = lowered.shell.inputs.get(usage.input) else { continue };
        if matches!(need, Need::Patch) {
            let message = format!(
                "`{name}` is a `Patch`, which only a JSON body can send: a query, a header and a form have no `null`; make it an `Option`"
            );
            usage.site.report(message, diagnostics);
        } else if *known == Known::Map {
            let message = format!(
                "`{name}` is a map, and a query, a header and a form take text or a list of texts; send it in a JSON body, or field by field"
            );
            usage.site.report(message, diagnostics);
        }
    }
}

/// A URL that the vendor handed out is sent to as it stands.
pub(crate) fn leave_a_handed_out_url_alone(raw: &RawAction, lowered: &Lowered, diagnostics: &Diagnostics) {
    let (Some(at), Some(_)) = (&raw.keys.at, &lowered.call.at) else { return };
    let rule = "sends to the URL as the vendor handed it out";
    for pair in &raw.keys.base {
        diagnostics.at_span(
            pair.span,
            format!("`base(..)` fills the spoke's base, and `at` {rule}; remove one of them"),
        );
    }
    for pair in &raw.keys.query {
        diagnostics.at_span(pair.span, format!("`{}` is never sent: `at` {rule}; remove it", pair.name));
    }
    let slots = |usage: &&Usage| usage.place == Place::Path;
    for usage in lowered.call.usages.iter().filter(slots) {
        usage.site.report(
            format!("this slot is never filled: `at` {rule}; write the path without slots"),
            diagnostics,
        );
    }
    for (field, input) in raw.fields.iter().zip(0..) {
        let in_query = lowered.call.method.prefers_query() && lowered.unplaced.contains(&input);
        if in_query || field.query.is_some() {
            let name = field.name();
            diagnostics.at(
                &field.ident,
                format!("field `{name}` is never sent: `at = {}` {rule}; remove it", at.field.text),
            );
        }
    }
}

pub(crate) fn fill_each_base_slot_once(raw: &RawAction, diagnostics: &Diagnostics) {
    let mut seen = BTreeSet::new();
    for pair in &raw.keys.base {
        let name = &pair.name;
        if !seen.insert(name) {
            diagnostics.at_span(pair.span, format!("base slot `{name}` is filled twice; keep one of them"));
        }
        if let PairValue::Text(text) = &pair.value {
            let pieces = pieces(&text.value).unwrap_or_default();
            let is_strange =
                |text: &str| !text.bytes().all(|it| it.is_ascii_alphanumeric() || b"-._".contains(&it));
            if pieces.iter().any(|piece| matches!(piece, Piece::Text(text) if is_strange(text))) {
                let message = format!(
                    "`{}` would change the shape of the base URL: a slot takes letters, digits, `-`, `.` and `_`; write such a value",
                    text.value.escape_debug()
                );
                diagnostics.at(&text.token, message);
            }
        }
    }
}

fn rule(place: Place) -> &'static str {
    match place {
        Place::Path => "a path has no optional segments",
        Place::Base => "a base URL has no optional parts",
        Place::At => "the call needs somewhere to go",
        Place::Bucket => "every call counts in one bucket",
        Place::TextPart
        | Place::Key
        | Place::By
        | Place::Turn
        | Place::Asked
        | Place::Pair
        | Place::Json
        | Place::Part
        | Place::Given
        | Place::Bytes => "a text needs all of its parts",
    }
}

fn if_absent(place: Place, name: &str) -> String {
    match place {
        Place::Path => format!("make `{name}` required, or send it in the query"),
        Place::TextPart => format!("make `{name}` required, or send it as a member of its own"),
        Place::Base
        | Place::At
        | Place::Key
        | Place::By
        | Place::Bucket
        | Place::Turn
        | Place::Asked
        | Place::Pair
        | Place::Json
        | Place::Part
        | Place::Given
        | Place::Bytes => {
            format!("make `{name}` required")
        }
    }
}

fn takes_one(place: Place) -> &'static str {
    match place {
        Place::Path => "a path slot takes one value",
        Place::Base => "a base slot takes one value",
        Place::At => "the call goes to one URL",
        Place::Bucket => "a call counts in one bucket",
        Place::TextPart
        | Place::Key
        | Place::By
        | Place::Turn
        | Place::Asked
        | Place::Pair
        | Place::Json
        | Place::Part
        | Place::Given
        | Place::Bytes => "a text part takes one value",
    }
}
