//! Names to inputs: what is not there is named at its place, with the nearest field.

use std::cell::RefCell;

use proc_macro2::Span;
use syn::LitStr;

use crate::diagnostics::{Diagnostics, SlotFault};
use crate::model::inputs::{Input, Place, Shown, Site, Usage};
use crate::model::template::Part;
use crate::read::nearest::{listed, nearest};
use crate::read::text::{FilePlace, Name, Text};
use crate::template::text::{self, Piece, Slot, SlotKind};

/// The inputs that a declaration may name, and the uses found so far.
pub(crate) struct Scope<'a> {
    inputs: &'a [Input],
    diagnostics: &'a Diagnostics,
    usages: RefCell<Vec<Usage>>,
    /// For each unknown name the input that it probably meant.
    unknown: RefCell<Vec<Option<usize>>>,
    shown: RefCell<Vec<Shown>>,
    settings: RefCell<Vec<(String, Span)>>,
}

/// What was found by the end.
pub(crate) struct Found {
    pub(crate) usages: Vec<Usage>,
    pub(crate) unknown: Vec<Option<usize>>,
    pub(crate) shown: Vec<Shown>,
    /// The settings of the connection that are named, and where.
    pub(crate) settings: Vec<(String, Span)>,
}

impl<'a> Scope<'a> {
    pub(crate) fn new(inputs: &'a [Input], diagnostics: &'a Diagnostics) -> Self {
        Scope {
            inputs,
            diagnostics,
            usages: RefCell::default(),
            unknown: RefCell::default(),
            shown: RefCell::default(),
            settings: RefCell::default(),
        }
    }

    pub(crate) fn finish(self) -> Found {
        Found {
            usages: self.usages.into_inner(),
            unknown: self.unknown.into_inner(),
            shown: self.shown.into_inner(),
            settings: self.settings.into_inner(),
        }
    }

    pub(crate) fn inputs(&self) -> &'a [Input] {
        self.inputs
    }

    /// Whether an input is sent from some place so far.
    pub(crate) fn is_sent(&self, input: usize) -> bool {
        self.usages.borrow().iter().any(|usage| usage.input == input && usage.place.sends())
    }

    /// The input of this name.
    pub(crate) fn field(&self, name: &Name, place: Place) -> Option<usize> {
        let site = Site::Token { span: name.span, place: name.place.clone() };
        self.find(&name.text, place, site)
    }

    /// Puts an input into a place without a name being written for it.
    pub(crate) fn place(&self, input: usize, place: Place) {
        if let Some(found) = self.inputs.get(input) {
            let site = Site::Token { span: found.ident.span(), place: None };
            self.usages.borrow_mut().push(Usage { input, place, site });
        }
    }

    /// The parts of a text; flaws and unknown names are reported, and what is left is given.
    pub(crate) fn parts(&self, text: &Text, place: Place) -> Vec<Part> {
        self.pieces(text).into_iter().filter_map(|piece| self.part(text, piece, place)).collect()
    }

    /// The pieces of a text.
    pub(crate) fn pieces(&self, text: &Text) -> Vec<Piece> {
        let pieces = self.cut(text).unwrap_or_default();
        self.show(text, &pieces);
        pieces
    }

    /// The pieces of a text whose slots hold other things than texts; nothing where it is flawed.
    pub(crate) fn cut(&self, text: &Text) -> Option<Vec<Piece>> {
        let flaws = match text::pieces(&text.value) {
            Ok(pieces) => return Some(pieces),
            Err(flaws) => flaws,
        };
        for flaw in flaws {
            self.unknown.borrow_mut().push(None);
            let (name, place) = (String::new(), text.place.clone());
            Site::Slot { literal: text.token.clone(), name, range: flaw.range, place }
                .report(flaw.message, self.diagnostics);
        }
        None
    }

    /// A piece of a text, its name resolved.
    pub(crate) fn part(&self, text: &Text, piece: Piece, place: Place) -> Option<Part> {
        let slot = match piece {
            Piece::Text(text) => return Some(Part::Text(text)),
            Piece::Slot(slot) => slot,
        };
        let site = Site::of_slot(text, &slot);
        match slot.kind {
            SlotKind::Field(name) => self.find(&name, place, site).map(Part::Field),
            SlotKind::Greedy(name) if place == Place::Path => self.find(&name, place, site).map(Part::Greedy),
            SlotKind::Greedy(name) => {
                self.find(&name, place, site.clone());
                let message =
                    format!("`:+` spans several path segments, and this is no path; write `{{{name}}}`");
                site.report(message, self.diagnostics);
                None
            }
            SlotKind::Setting(name) => {
                self.settings.borrow_mut().push((name.clone(), text.token.span()));
                Some(Part::Setting(name))
            }
        }
    }

    fn find(&self, name: &str, place: Place, site: Site) -> Option<usize> {
        let found = self.inputs.iter().position(|input| input.name == name);
        match found {
            Some(input) => self.usages.borrow_mut().push(Usage { input, place, site }),
            None => self.unknown(name, &site),
        }
        found
    }

    fn unknown(&self, name: &str, site: &Site) {
        let known = self.inputs.iter().map(|input| input.name.as_str());
        let near = nearest(name, known.clone());
        let meant = self.inputs.iter().position(|input| Some(input.name.as_str()) == near);
        self.unknown.borrow_mut().push(meant);
        let (what, wrap): (String, fn(&str) -> String) = match site {
            Site::Slot { .. } => (format!("slot `{{{name}}}` names no field"), |it| format!("`{{{it}}}`")),
            Site::Token { .. } => (format!("no field is named `{name}`"), |it| format!("`{it}`")),
        };
        let instead = match near {
            Some(near) => format!("write {}", wrap(near)),
            None if self.inputs.is_empty() => format!("add the field `{name}` to the struct"),
            None => {
                format!("the fields are {}; add `{name}` to the struct or name one of them", listed(known))
            }
        };
        site.report(format!("{what}; {instead}"), self.diagnostics);
    }

    /// Remembers a literal under whose slots rustc can check types.
    fn show(&self, text: &Text, pieces: &[Piece]) {
        let slots: Vec<&Slot> = pieces.iter().filter_map(Piece::slot).collect();
        if text.place.is_some()
            || slots.is_empty()
            || !slots.iter().all(|slot| slot.kind.is_format_argument())
        {
            return;
        }
        let names: Vec<&str> = slots.iter().filter_map(|slot| slot.kind.field()).collect();
        let positions = names.iter().map(|name| self.inputs.iter().position(|input| input.name == **name));
        if let Some(inputs) = positions.collect() {
            self.shown.borrow_mut().push(Shown { literal: text.token.clone(), inputs });
        }
    }
}

impl Site {
    pub(crate) fn of_slot(text: &Text, slot: &Slot) -> Site {
        Site::Slot {
            literal: text.token.clone(),
            name: slot.kind.field().unwrap_or_default().to_owned(),
            range: slot.range.clone(),
            place: text.place.clone(),
        }
    }

    /// Reports a fault at this place.
    pub(crate) fn report(&self, message: String, diagnostics: &Diagnostics) {
        match self {
            Site::Token { span, place } => {
                diagnostics.at_span(*span, format!("{}{message}", FilePlace::prefix(place.as_ref())));
            }
            Site::Slot { literal, place: Some(place), .. } => {
                diagnostics.at_span(literal.span(), format!("{}{message}", FilePlace::prefix(Some(place))));
            }
            Site::Slot { literal, name, range, place: None } => diagnostics.at_slot(SlotFault {
                literal: LitStr::clone(literal),
                slot: name.clone(),
                range: range.clone(),
                message,
            }),
        }
    }
}
