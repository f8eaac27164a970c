//! Reads `#[derive(Output)]`.

use proc_macro2::Span;
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{
    Attribute, Data, DeriveInput, Expr, ExprArray, ExprLit, Field, Fields, Ident, Lit, LitStr, Token, Type,
    Variant,
};

use crate::case::Case;
use crate::diagnostics::Diagnostics;

use super::input::Other;
use super::item::{self, Item, docs};
use super::keys::Place;
use super::list::{List, at, skip};
use super::nearest::nearest;
use super::path::{Path, Source, path_only};

/// A type that answers are read as, as it is written.
pub(crate) struct RawOutput {
    pub(crate) item: Item,
    pub(crate) case: Option<Case>,
    pub(crate) root: Option<Path>,
    pub(crate) closed: Option<Span>,
    pub(crate) shape: RawShape,
}

/// What kind of item it is.
pub(crate) enum RawShape {
    Fields(Vec<RawField>),
    Newtype(Box<Type>),
    Variants(Vec<RawVariant>),
    /// None that can be read; the fault is on the list.
    Unfit,
}

/// A field.
pub(crate) struct RawField {
    pub(crate) ident: Ident,
    pub(crate) ty: Type,
    pub(crate) docs: String,
    pub(crate) source: Option<Source>,
    pub(crate) default: Option<Span>,
    /// Where `items` stands.
    pub(crate) items: Option<Span>,
    /// What `#[input(rename = ..)]` says: a type may be sent too.
    pub(crate) sent_as: Option<LitStr>,
}

/// A variant.
pub(crate) struct RawVariant {
    pub(crate) ident: Ident,
    pub(crate) fields: Fields,
    /// `#[out("word")]`, else what `#[input(rename = ..)]` says.
    pub(crate) word: Option<LitStr>,
    pub(crate) other: Option<Span>,
    /// The statuses, and where the key stands.
    pub(crate) when: Option<(Vec<(u16, Span)>, Span)>,
}

/// Reads the item.
pub(crate) fn read(input: &DeriveInput, diagnostics: &Diagnostics) -> RawOutput {
    let place = if matches!(input.data, Data::Enum(_)) { Place::OutEnum } else { Place::OutStruct };
    let mut raw =
        RawOutput { item: Item::read(input), case: None, root: None, closed: None, shape: RawShape::Unfit };
    let mut names = Vec::new();
    List::new(place, diagnostics).attributes(&input.attrs, |entry, input| {
        if matches!(entry.key.name, "case" | "root") {
            names.push((entry.key.name, entry.word.span()));
        }
        match entry.key.name {
            "case" => raw.case = Some(item::case(entry, input)?),
            "root" => raw.root = Some(entry.value_with(input, path_only)?),
            "closed" => {
                entry.flag(input)?;
                raw.closed = Some(entry.word.span());
            }
            "crate" => raw.item.runtime = item::runtime(entry, input)?,
            _ => {}
        }
        Ok(())
    });
    raw.case = raw.case.or(Other::read(&input.attrs).case);
    raw.shape = shape(input, &names, diagnostics);
    raw
}

fn shape(input: &DeriveInput, names: &[(&str, Span)], diagnostics: &Diagnostics) -> RawShape {
    let instead = "an output is a struct with named fields, a newtype or an enum";
    match &input.data {
        Data::Struct(data) => match &data.fields {
            Fields::Named(fields) => RawShape::Fields(
                fields.named.iter().filter_map(|field| read_field(field, diagnostics)).collect(),
            ),
            Fields::Unnamed(fields) if fields.unnamed.len() == 1 => {
                newtype(&fields.unnamed[0], names, diagnostics)
            }
            Fields::Unnamed(fields) => {
                diagnostics.at(
                    fields,
                    format!(
                        "a tuple struct of {} cannot be an output: {instead}; name its fields: `struct {} {{ field: Type }}`",
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
                        "a unit struct cannot be an output: {instead}; an action that reads nothing gives `()`"
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
                format!("a union cannot be an output: {instead}; write `struct {}`", input.ident),
            );
            RawShape::Unfit
        }
    }
}

fn newtype(field: &Field, names: &[(&str, Span)], diagnostics: &Diagnostics) -> RawShape {
    for (key, span) in names {
        let message = format!(
            "`{key}` is about a struct's members, and a newtype has none: its field is the whole value; remove it"
        );
        diagnostics.at_span(*span, message);
    }
    let why = "the field of a newtype is the whole value, and so has no path; remove the attribute";
    item::refuse(&field.attrs, "out", why, diagnostics);
    RawShape::Newtype(Box::new(field.ty.clone()))
}

fn read_field(field: &Field, diagnostics: &Diagnostics) -> Option<RawField> {
    let mut raw = RawField {
        ident: field.ident.clone()?,
        ty: field.ty.clone(),
        docs: docs(&field.attrs),
        source: None,
        default: None,
        items: None,
        sent_as: Other::read(&field.attrs).rename,
    };
    let mut list = List::new(Place::OutField, diagnostics);
    for attribute in outs(&field.attrs) {
        list.attribute(attribute, |list, input| {
            if input.is_empty() {
                return Err(syn::Error::new_spanned(
                    &attribute.meta,
                    "`out` says nothing here: a field without it is the member of its own name; write `#[out(path)]` or remove it",
                ));
            }
            if input.peek(Ident::peek_any) && input.peek2(Token![=]) && input.fork().call(Ident::parse_any)? == "rename" {
                return Err(input.error(
                    "a field of an output is named by its path, for it may stand deep in the answer; write `#[out(name)]`",
                ));
            }
            if is_mark_or_member(input, &raw.ident) {
                let word = input.span();
                let name = raw.ident.unraw();
                let message = format!(
                    "`items` may be the mark of a page's list or the member of this name; write `#[out({name}, items)]` for the mark, or `#[out(\"items\")]` for the member"
                );
                skip(input);
                return Err(syn::Error::new(word, message));
            }
            if !is_key(input) {
                let source: Source = input.parse()?;
                if raw.source.is_some() {
                    diagnostics.at_span(
                        source.span(),
                        "a second path: a field is read from one place; keep one of them",
                    );
                }
                raw.source.get_or_insert(source);
                after_path(input)?;
            }
            list.entries(input, &mut |entry, input| {
                entry.flag(input)?;
                match entry.key.name {
                    "default" => raw.default = Some(entry.word.span()),
                    "items" => raw.items = Some(entry.word.span()),
                    _ => {}
                }
                Ok(())
            });
            Ok(())
        });
    }
    Some(raw)
}

/// Whether `items` stands first on a field that is named otherwise.
fn is_mark_or_member(input: ParseStream<'_>, field: &Ident) -> bool {
    let ahead = input.fork();
    let is_items = Ident::parse_any(&ahead).is_ok_and(|word| word == "items");
    is_items && (ahead.is_empty() || ahead.peek(Token![,])) && field.unraw() != "items"
}

/// Whether a key comes next and not a path: `default`, `items`, or anything that has a value.
fn is_key(input: ParseStream<'_>) -> bool {
    let ahead = input.fork();
    let Ok(word) = Ident::parse_any(&ahead) else { return false };
    let is_last = ahead.is_empty() || ahead.peek(Token![,]);
    ((word == "default" || word == "items") && is_last) || (ahead.peek(Token![=]) && !ahead.peek(Token![==]))
}

fn after_path(input: ParseStream<'_>) -> syn::Result<()> {
    if input.is_empty() {
        return Ok(());
    }
    if !input.peek(Token![,]) {
        return Err(at(
            input,
            "a path is made of names, `[]` and `[0]`, joined by dots; write `links.self` or `labels[].name`",
        ));
    }
    input.parse::<Token![,]>()?;
    let word = input.fork().call(Ident::parse_any).map(|word| word.to_string());
    let is_key = word.is_ok_and(|word| nearest(&word, ["default", "items"]).is_some());
    if input.is_empty() || is_key || input.peek2(Token![=]) {
        return Ok(());
    }
    Err(at(
        input,
        "a field is read from one place; write `#[out(path)]`, `#[out(path, default)]` or `#[out(path, items)]`",
    ))
}

fn read_variant(variant: &Variant, diagnostics: &Diagnostics) -> RawVariant {
    let mut raw = RawVariant {
        ident: variant.ident.clone(),
        fields: variant.fields.clone(),
        word: None,
        other: None,
        when: None,
    };
    let mut list = List::new(Place::OutVariant, diagnostics);
    for attribute in outs(&variant.attrs) {
        list.attribute(attribute, |list, input| {
            if input.peek(LitStr) {
                raw.word = Some(input.parse()?);
                if !input.is_empty() {
                    input.parse::<Token![,]>()?;
                }
            }
            list.entries(input, &mut |entry, input| {
                match entry.key.name {
                    "other" => {
                        entry.flag(input)?;
                        raw.other = Some(entry.word.span());
                    }
                    "when" => {
                        let span = entry.word.span();
                        raw.when = Some((Vec::new(), span));
                        raw.when = Some((entry.value_with(input, statuses)?, span));
                    }
                    _ => {}
                }
                Ok(())
            });
            Ok(())
        });
    }
    raw.word = raw.word.or(Other::read(&variant.attrs).rename);
    for field in &variant.fields {
        let why =
            "a variant's field has no path of its own: the variant says what it is; remove the attribute";
        item::refuse(&field.attrs, "out", why, diagnostics);
    }
    raw
}

fn statuses(input: ParseStream<'_>) -> syn::Result<Vec<(u16, Span)>> {
    match input.parse()? {
        Expr::Array(ExprArray { elems, .. }) => elems.iter().map(status).collect(),
        one => Ok(vec![status(&one)?]),
    }
}

fn status(value: &Expr) -> syn::Result<(u16, Span)> {
    let unfit = "a status is a number from 100 to 599; write `when = 202` or `when = [200, 201]`";
    let Expr::Lit(ExprLit { lit: Lit::Int(number), .. }) = value else {
        return Err(syn::Error::new_spanned(value, unfit));
    };
    match number.base10_parse() {
        Ok(status @ 100..=599) => Ok((status, number.span())),
        _ => Err(syn::Error::new_spanned(value, unfit)),
    }
}

fn outs(attributes: &[Attribute]) -> impl Iterator<Item = &Attribute> {
    attributes.iter().filter(|it| it.path().is_ident("out"))
}
