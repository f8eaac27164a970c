//! XML templates to their model.

use crate::diagnostics::Diagnostics;
use crate::model::inputs::{Place, Site};
use crate::model::template::{Element, Pair, Part, Xml};
use crate::read::text::{FilePlace, Text};
use crate::template::text::Piece;
use crate::template::xml::{self as template, Content, Node};

use super::pairs::from_parts;
use super::scope::Scope;

/// The template in a text; nothing where it is none.
pub(crate) fn xml(text: &Text, scope: &Scope<'_>, diagnostics: &Diagnostics) -> Option<Element> {
    // Not shown to rustc as texts: a value may be a list, or a struct.
    let pieces = scope.cut(text)?;
    match template::parse(&pieces) {
        Ok(root) => Some(element(&root, text, scope)),
        Err(flaw) => {
            let message = format!("{}{}", FilePlace::prefix(text.place.as_ref()), flaw.message);
            match flaw.slot {
                Some(slot) => Site::of_slot(text, &slot).report(flaw.message, diagnostics),
                None => diagnostics.at(&text.token, message),
            }
            None
        }
    }
}

fn element(raw: &template::Element, text: &Text, scope: &Scope<'_>) -> Element {
    let attributes = raw.attributes.iter().map(|(name, value)| {
        let place = if value.len() == 1 { Place::Pair } else { Place::TextPart };
        Pair { name: name.clone(), value: from_parts(parts(value, place, text, scope)) }
    });
    Element {
        name: raw.name.clone(),
        attributes: attributes.collect(),
        children: raw
            .children
            .iter()
            .map(|child| match child {
                Node::Element(inner) => Xml::Element(element(inner, text, scope)),
                Node::Text(content) => {
                    let is_alone = content.len() == 1 && raw.children.len() == 1;
                    let place = if is_alone { Place::Json } else { Place::TextPart };
                    match parts(content, place, text, scope).as_slice() {
                        [Part::Field(input)] if is_alone => Xml::Value(*input),
                        parts => Xml::Text(parts.to_vec()),
                    }
                }
            })
            .collect(),
    }
}

fn parts(content: &[Content], place: Place, text: &Text, scope: &Scope<'_>) -> Vec<Part> {
    let parts = content.iter().filter_map(|it| {
        let piece = match it {
            Content::Text(text) => Piece::Text(text.clone()),
            Content::Slot(slot) => Piece::Slot(slot.clone()),
        };
        scope.part(text, piece, place)
    });
    parts.collect()
}
