//! The rules of fields.

use std::collections::BTreeSet;

use crate::diagnostics::Diagnostics;
use crate::lower::action::Lowered;
use crate::model::inputs::Need;
use crate::model::template::Body;
use crate::read::action::RawAction;
use crate::read::body::BodyKind;

pub(crate) fn have_free_names(raw: &RawAction, diagnostics: &Diagnostics) {
    for field in &raw.fields {
        let name = field.name();
        if ["on", "with", "new"].contains(&name.as_str()) || name.starts_with("maybe_") {
            let message = format!(
                "a field cannot be named `{name}`: `on`, `with`, `new` and `maybe_…` are methods of every action; rename it, and keep the vendor's name by `#[input(rename = \"{name}\")]`"
            );
            diagnostics.at(&field.ident, message);
        }
    }
}

/// With a body written out, nothing is sent that nobody wrote down.
pub(crate) fn are_sent(raw: &RawAction, lowered: &Lowered, diagnostics: &Diagnostics) {
    let Some(body) = raw.keys.bodies.first() else { return };
    // Where the path is missing, any field may have been meant for it: that fault is told already.
    if raw.head.path.is_none() && raw.keys.at.is_none() {
        return;
    }
    let is_unread = match body.kind {
        BodyKind::File(_) => lowered.templates.is_empty(),
        BodyKind::Xml(_) | BodyKind::XmlFile(_) => lowered.call.body == Body::None,
        BodyKind::Json(_) | BodyKind::Form(_) | BodyKind::Multipart(_) | BodyKind::Bytes(_) => false,
    };
    if is_unread || !lowered.call.method.takes_body() {
        return;
    }
    let is_sent =
        |input: usize| lowered.call.usages.iter().any(|usage| usage.input == input && usage.place.sends());
    let unsent: Vec<_> = raw
        .fields
        .iter()
        .enumerate()
        .filter(|(input, _)| !is_sent(*input) && !lowered.unknown.contains(&Some(*input)))
        .collect();
    // An unknown name without a likely meaning may have meant any of them: that fault is told already.
    let unexplained = lowered.unknown.iter().filter(|meant| meant.is_none()).count();
    if unsent.len() <= unexplained {
        return;
    }
    for (_, field) in unsent {
        let name = field.name();
        let message = format!(
            "field `{name}` is never sent: the path has no `{{{name}}}` and the `{}` does not use it; add it to one of them, or to `query(..)`",
            body.key
        );
        diagnostics.at(&field.ident, message);
    }
}

pub(crate) fn stand_in_one_place(raw: &RawAction, lowered: &Lowered, diagnostics: &Diagnostics) {
    for (input, field) in raw.fields.iter().enumerate() {
        let (Some(placed), name) = (field.header.as_ref().or(field.query.as_ref()), field.name()) else {
            continue;
        };
        let uses =
            lowered.call.usages.iter().filter(|usage| usage.input == input && usage.place.sends()).count();
        if uses > 1 {
            let message = format!(
                "field `{name}` has another place already: an attribute on a field says the only one; remove it, or the other place"
            );
            diagnostics.at_span(placed.key, message);
        }
    }
}

pub(crate) fn are_renamed_where_it_shows(raw: &RawAction, lowered: &Lowered, diagnostics: &Diagnostics) {
    for (input, field) in raw.fields.iter().enumerate() {
        let is_sent = lowered.call.usages.iter().any(|usage| usage.input == input && usage.place.sends());
        if let (Some(rename), true, false) = (&field.rename, is_sent, lowered.unplaced.contains(&input)) {
            let name = field.name();
            let message = format!(
                "`rename` says nothing here: it names a field that goes to the query or the flat body by itself, and `{name}` has its place and its name elsewhere; remove it"
            );
            diagnostics.at(rename, message);
        }
    }
}

pub(crate) fn differ_on_the_wire(lowered: &Lowered, diagnostics: &Diagnostics) {
    let mut seen = BTreeSet::new();
    let unplaced = lowered.unplaced.iter().filter_map(|input| lowered.shell.inputs.get(*input));
    for input in unplaced {
        if !seen.insert(&input.wire) {
            let message = format!("two fields are sent under the name `{}`; rename one of them", input.wire);
            diagnostics.at(&input.ident, message);
        }
    }
}

pub(crate) fn have_a_default_where_required(raw: &RawAction, lowered: &Lowered, diagnostics: &Diagnostics) {
    for (field, input) in raw.fields.iter().zip(&lowered.shell.inputs) {
        let kind = match input.need {
            Need::Optional => "an `Option` is left out",
            Need::Patch => "a `Patch` leaves the vendor's value alone",
            Need::Required | Need::Default(_) => continue,
        };
        if let Some((_, key)) = &field.default {
            let name = &input.name;
            let message = format!(
                "`{name}` needs no default: {kind} unless a call sets it; remove `default`, or make the field a plain value"
            );
            diagnostics.at_span(*key, message);
        }
    }
}
