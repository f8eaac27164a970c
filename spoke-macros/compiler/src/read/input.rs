//! Reads `#[derive(Input)]`, and what one derive of a type reads of the other's attributes.

use proc_macro2::Span;
use syn::{Attribute, Data, DeriveInput, Field, Fields, Ident, LitStr, Type, Variant};

use crate::case::Case;
use crate::diagnostics::Diagnostics;

use super::item::{self, Item, docs};
use super::keys::Place;
use super::list::List;
use super::path::{Path, Source, StepKind};

/// A type that actions send, as it is written.
pub(crate) struct RawInput {
    pub(crate) item: Item,
    pub(crate) case: Option<Case>,
    pub(crate) shape: RawShape,
}

/// What kind of item it is.
pub(crate) enum RawShape {
    Fields(Vec<RawField>),
    Newtype(Box<Type>),
    Variants(Vec<RawVariant>),
    /// None that can be sent; the fault is on the list.
    Unfit,
}

/// A field.
pub(crate) struct RawField {
    pub(crate) ident: Ident,
    pub(crate) ty: Type,
    pub(crate) docs: String,
    /// `#[input(rename = ..)]`, else the one member that `#[out(..)]` names.
    pub(crate) rename: Option<LitStr>,
}

/// A variant.
pub(crate) struct RawVariant {
    pub(crate) ident: Ident,
    pub(crate) fields: Fields,
    /// `#[input(rename = ..)]`, else the word of `#[out("word")]`.
    pub(crate) rename: Option<LitStr>,
    /// `#[out(other)]`
    pub(crate) is_other: bool,
}

/// What the other derive's attributes say. Their faults are that derive's to report.
#[derive(Default)]
pub(crate) struct Other {
    pub(crate) case: Option<Case>,
    pub(crate) rename: Option<LitStr>,
    pub(crate) is_other: bool,
}

impl Other {
    /// What `#[input(..)]` says.
    pub(crate) fn read(attributes: &[Attribute]) -> Other {
        Other::of(attributes, "input")
    }

    /// What `#[out(..)]` says.
    fn of(attributes: &[Attribute], name: &str) -> Other {
        let mut other = Other::default();
        for attribute in attributes.iter().filter(|it| it.path().is_ident(name)) {
            if let Ok(word) = attribute.parse_args::<LitStr>() {
                other.rename = Some(word);
                continue;
            }
            // A path stands first and is no `Meta`: only a single member or word is a name both ways.
            if let Ok(path) = attribute.parse_args::<Source>() {
                other.path(&path);
                continue;
            }
            let _ = attribute.parse_nested_meta(|meta| {
                if meta.path.is_ident("case") {
                    let word: Ident = meta.value()?.parse()?;
                    let known = Case::WORDS.iter().find(|(known, _)| word == known);
                    other.case = known.map(|(_, case)| *case);
                } else if meta.path.is_ident("rename") {
                    other.rename = Some(meta.value()?.parse()?);
                } else if meta.input.peek(syn::Token![=]) {
                    let _: syn::Expr = meta.value()?.parse()?;
                }
                Ok(())
            });
        }
        other
    }

    fn path(&mut self, source: &Source) {
        let Source::Body(Path { steps, .. }) = source else { return };
        let [one] = steps.as_slice() else { return };
        match &one.kind {
            StepKind::Member(word) if word == "other" => self.is_other = true,
            StepKind::Member(word) if word == "closed" || word == "default" => {}
            StepKind::Member(word) => self.rename = Some(LitStr::new(word, one.span)),
            StepKind::Each | StepKind::At(_) => {}
        }
    }
}

/// Reads the item.
pub(crate) fn read(input: &DeriveInput, diagnostics: &Diagnostics) -> RawInput {
    let place = if matches!(input.data, Data::Enum(_)) { Place::InputEnum } else { Place::InputStruct };
    let mut raw = RawInput { item: Item::read(input), case: None, shape: RawShape::Unfit };
    let mut case_span = None;
    List::new(place, diagnostics).attributes(&input.attrs, |entry, input| {
        match entry.key.name {
            "case" => {
                raw.case = Some(item::case(entry, input)?);
                case_span = Some(entry.word.span());
            }
            "crate" => raw.item.runtime = item::runtime(entry, input)?,
            _ => {}
        }
        Ok(())
    });
    raw.case = raw.case.or(Other::of(&input.attrs, "out").case);
    raw.shape = shape(input, case_span, diagnostics);
    raw
}

fn shape(input: &DeriveInput, case: Option<Span>, diagnostics: &Diagnostics) -> RawShape {
    let instead = "an input is a struct with named fields, a newtype or an enum of words";
    match &input.data {
        Data::Struct(data) => match &data.fields {
            Fields::Named(fields) => RawShape::Fields(
                fields.named.iter().filter_map(|field| read_field(field, diagnostics)).collect(),
            ),
            Fields::Unnamed(fields) if fields.unnamed.len() == 1 => {
                let field = &fields.unnamed[0];
                let why =
                    "the field of a newtype is the whole value, and so has no name; remove the attribute";
                item::refuse(&field.attrs, "input", why, diagnostics);
                if let Some(span) = case {
                    diagnostics.at_span(
                        span,
                        "`case` spells names, and a newtype has none: its field is the whole value; remove it",
                    );
                }
                RawShape::Newtype(Box::new(field.ty.clone()))
            }
            Fields::Unnamed(fields) => {
                diagnostics.at(
                    fields,
                    format!(
                        "a tuple struct of {} cannot be an input: {instead}; name its fields: `struct {} {{ field: Type }}`",
                        fields.unnamed.len(),
                        input.ident
                    ),
                );
                RawShape::Unfit
            }
            Fields::Unit => {
                diagnostics.at(
                    &input.ident,
                    format!(
                        "a unit struct cannot be an input: {instead}; write `struct {} {{}}` for an empty object",
                        input.ident
                    ),
                );
                RawShape::Unfit
            }
        },
        Data::Enum(data) => RawShape::Variants(
            data.variants.iter().map(|variant| read_variant(variant, diagnostics)).collect(),
        ),
        Data::Union(data) => {
            diagnostics.at(
                data.union_token,
                format!("a union cannot be an input: {instead}; write `struct {}`", input.ident),
            );
            RawShape::Unfit
        }
    }
}

fn read_field(field: &Field, diagnostics: &Diagnostics) -> Option<RawField> {
    let rename = rename(Place::InputField, &field.attrs, diagnostics);
    Some(RawField {
        ident: field.ident.clone()?,
        ty: field.ty.clone(),
        docs: docs(&field.attrs),
        rename: rename.or(Other::of(&field.attrs, "out").rename),
    })
}

fn read_variant(variant: &Variant, diagnostics: &Diagnostics) -> RawVariant {
    let rename = rename(Place::InputVariant, &variant.attrs, diagnostics);
    let other = Other::of(&variant.attrs, "out");
    for field in &variant.fields {
        let why = "a variant's field has no name of its own; remove the attribute";
        item::refuse(&field.attrs, "input", why, diagnostics);
    }
    RawVariant {
        ident: variant.ident.clone(),
        fields: variant.fields.clone(),
        rename: rename.or(other.rename),
        is_other: other.is_other,
    }
}

fn rename(place: Place, attributes: &[Attribute], diagnostics: &Diagnostics) -> Option<LitStr> {
    let mut rename = None;
    List::new(place, diagnostics).attributes(attributes, |entry, input| {
        rename = Some(item::text(entry, input)?);
        Ok(())
    });
    rename
}
