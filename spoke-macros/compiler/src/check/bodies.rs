//! The rules of bodies.

use std::collections::BTreeSet;

use crate::diagnostics::Diagnostics;
use crate::lower::action::Lowered;
use crate::read::action::RawAction;
use crate::read::body::{BodyKind, Member, Node};
use crate::read::pairs::PairValue;
use crate::read::text::{FilePlace, Name};

pub(crate) fn are_one(raw: &RawAction, diagnostics: &Diagnostics) {
    let Some((first, others)) = raw.keys.bodies.split_first() else { return };
    for other in others {
        let message =
            format!("a request has one body, and `{}` gives it already; remove one of them", first.key);
        diagnostics.at(&other.key, message);
    }
}

pub(crate) fn fit_the_method(raw: &RawAction, lowered: &Lowered, diagnostics: &Diagnostics) {
    let (Some(body), false) = (raw.keys.bodies.first(), lowered.call.method.takes_body()) else { return };
    let method = lowered.call.method.word();
    let message = format!(
        "`{method}` sends no body, and proxies drop one; send the fields by `query(..)`, or use `POST`"
    );
    diagnostics.at(&body.key, message);
}

pub(crate) fn name_each_member_once(lowered: &Lowered, diagnostics: &Diagnostics) {
    for template in &lowered.templates {
        node(template, diagnostics);
    }
}

/// A name that ends with `.*` stands for the names below a field.
pub(crate) fn nest_fields_alone(raw: &RawAction, diagnostics: &Diagnostics) {
    for body in &raw.keys.bodies {
        let BodyKind::Form(form) = &body.kind else { continue };
        for pair in form.iter().filter(|pair| pair.is_nested()) {
            if pair.name.contains("{n}") {
                let message = "`.*` counts the elements of a list by itself; leave out `{n}`";
                diagnostics.at_span(pair.span, message);
            }
            if let PairValue::Text(text) = &pair.value {
                let message = "`.*` in a form's name stands for the members below a field, and a text has none; name a field, or leave out `.*`";
                diagnostics.at(&text.token, message);
            }
        }
    }
}

fn node(it: &Node, diagnostics: &Diagnostics) {
    match it {
        Node::Constant(_) | Node::Text(_) | Node::Field(_) => {}
        Node::Array(elements) => elements.iter().for_each(|element| node(element, diagnostics)),
        Node::Object(members) => {
            let (mut names, mut spreads) = (BTreeSet::new(), BTreeSet::new());
            for member in members {
                match member {
                    Member::Named(name, value) => {
                        if !names.insert(name.text.as_str()) {
                            at(
                                name,
                                &format!(
                                    "member `{}` stands twice in this object; keep one of them",
                                    name.text
                                ),
                                diagnostics,
                            );
                        }
                        node(value, diagnostics);
                    }
                    Member::Spread(name) => {
                        if !spreads.insert(name.text.as_str()) {
                            at(
                                name,
                                &format!("`..{}` stands twice in this object; keep one of them", name.text),
                                diagnostics,
                            );
                        }
                    }
                }
            }
        }
    }
}

fn at(name: &Name, message: &str, diagnostics: &Diagnostics) {
    diagnostics.at_span(name.span, format!("{}{message}", FilePlace::prefix(name.place.as_ref())));
}
