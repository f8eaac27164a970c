//! What every derive reads from an item: its name, its documentation, what Rust's own attributes say about it.

use syn::parse::ParseStream;
use syn::punctuated::Punctuated;
use syn::{
    Attribute, DeriveInput, Expr, ExprLit, Generics, Ident, Lit, LitStr, Meta, MetaNameValue, Path, Token,
    Visibility, parse_quote,
};

use crate::case::Case;
use crate::diagnostics::Diagnostics;

use super::list::Entry;
use super::nearest::instead;

/// An item apart from its fields.
#[derive(Clone)]
pub(crate) struct Item {
    pub(crate) ident: Ident,
    pub(crate) vis: Visibility,
    pub(crate) generics: Generics,
    /// The documentation, as Markdown.
    pub(crate) docs: String,
    /// `#[cfg]` and `#[doc(hidden)]`: what is emitted beside the item carries them.
    pub(crate) carried: Vec<Attribute>,
    /// `#[deprecated]`, which only a function may carry.
    pub(crate) deprecated: Option<Deprecation>,
    /// Where the runtime is found.
    pub(crate) runtime: Path,
}

/// `#[deprecated]`, and the reason in it.
#[derive(Clone)]
pub(crate) struct Deprecation {
    pub(crate) attribute: Attribute,
    pub(crate) reason: String,
}

impl Item {
    pub(crate) fn read(input: &DeriveInput) -> Item {
        let carries = |it: &&Attribute| it.path().is_ident("cfg") || is_hidden(it);
        Item {
            ident: input.ident.clone(),
            vis: input.vis.clone(),
            generics: input.generics.clone(),
            docs: docs(&input.attrs),
            carried: input.attrs.iter().filter(carries).cloned().collect(),
            deprecated: Deprecation::read(&input.attrs),
            runtime: parse_quote!(::spoke_runtime),
        }
    }
}

impl Deprecation {
    fn read(attributes: &[Attribute]) -> Option<Deprecation> {
        let attribute = attributes.iter().find(|it| it.path().is_ident("deprecated"))?;
        Some(Deprecation { attribute: attribute.clone(), reason: reason(attribute) })
    }
}

/// The reason in `#[deprecated = "…"]` or `#[deprecated(note = "…")]`; empty where none is given.
fn reason(attribute: &Attribute) -> String {
    let text = |value: &Expr| match value {
        Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Some(text.value()),
        _ => None,
    };
    let found = match &attribute.meta {
        Meta::Path(_) => None,
        Meta::NameValue(meta) => text(&meta.value),
        Meta::List(list) => {
            list.parse_args_with(Punctuated::<MetaNameValue, Token![,]>::parse_terminated).ok().and_then(
                |all| all.iter().find(|meta| meta.path.is_ident("note")).and_then(|meta| text(&meta.value)),
            )
        }
    };
    found.unwrap_or_default()
}

/// The documentation of an item, as Markdown.
pub(crate) fn docs(attributes: &[Attribute]) -> String {
    let lines: Vec<String> = attributes.iter().filter_map(doc_line).collect();
    lines.join("\n").trim().to_owned()
}

fn doc_line(attribute: &Attribute) -> Option<String> {
    let Meta::NameValue(meta) = &attribute.meta else { return None };
    let Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) = &meta.value else { return None };
    if !meta.path.is_ident("doc") {
        return None;
    }
    let text = text.value();
    Some(text.strip_prefix(' ').unwrap_or(&text).to_owned())
}

fn is_hidden(attribute: &Attribute) -> bool {
    attribute.path().is_ident("doc") && attribute.parse_args::<Ident>().is_ok_and(|word| word == "hidden")
}

/// Reads `crate = path`.
pub(crate) fn runtime(entry: &Entry, input: ParseStream<'_>) -> syn::Result<Path> {
    entry.value_with(input, Path::parse_mod_style)
}

/// Reads `case = camel`.
pub(crate) fn case(entry: &Entry, input: ParseStream<'_>) -> syn::Result<Case> {
    let word: Ident = entry.value(input)?;
    let text = word.to_string();
    Case::WORDS.iter().find(|(known, _)| *known == text).map(|(_, case)| *case).ok_or_else(|| {
        let known = Case::WORDS.iter().map(|(known, _)| *known);
        syn::Error::new(word.span(), format!("unknown case `{text}`; {}", instead(&text, known)))
    })
}

/// Reads `key = "text"`.
pub(crate) fn text(entry: &Entry, input: ParseStream<'_>) -> syn::Result<LitStr> {
    entry.value_with(input, |input| {
        input.parse::<LitStr>().map_err(|error| {
            syn::Error::new(
                error.span(),
                format!("`{}` is a text in quotes; write `{}`", entry.key.name, entry.key.shape),
            )
        })
    })
}

/// Refuses attributes that belong to nothing here, on fields or variants whose derive reads none.
pub(crate) fn refuse(attributes: &[Attribute], name: &str, why: &str, diagnostics: &Diagnostics) {
    for attribute in attributes.iter().filter(|it| it.path().is_ident(name)) {
        diagnostics.at(attribute, why);
    }
}
