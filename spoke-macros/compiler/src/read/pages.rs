//! `pages(..)`: how the pages of a list follow one another.

use proc_macro2::Span;
use syn::parse::ParseStream;
use syn::{Expr, Ident, Token};

use crate::diagnostics::Diagnostics;

use super::keys::Place;
use super::list::{Entry, List, at};
use super::path::{Source, path_only};
use super::text::Name;

/// What `pages(..)` says.
#[derive(Clone)]
pub(crate) struct Pages {
    /// Where the key stands.
    pub(crate) key: Span,
    /// One, unless there is a fault.
    pub(crate) styles: Vec<Style>,
    pub(crate) more: Option<Source>,
    pub(crate) total: Option<Source>,
    /// Whether some of it could not be read.
    pub(crate) is_torn: bool,
}

/// A way from one page to the next.
#[derive(Clone)]
pub(crate) struct Style {
    pub(crate) word: Ident,
    pub(crate) way: Way,
    /// Where an answer holds the way on.
    pub(crate) from: Option<Source>,
    /// The field that takes it.
    pub(crate) into: Option<Name>,
}

#[derive(Clone)]
pub(crate) enum Way {
    Cursor,
    Number,
    Offset,
    LinkHeader,
    NextUrl,
    Keyset,
    /// `with = EXPR`
    Own(Box<Expr>),
}

impl Pages {
    /// Nothing could be read.
    pub(crate) fn torn(key: Span) -> Pages {
        Pages { key, styles: Vec::new(), more: None, total: None, is_torn: true }
    }

    /// Reads what stands between the parentheses.
    pub(crate) fn read(key: Span, input: ParseStream<'_>, diagnostics: &Diagnostics) -> Pages {
        let before = diagnostics.count();
        let mut pages = Pages { is_torn: false, ..Pages::torn(key) };
        List::new(Place::Pages, diagnostics).entries(input, &mut |entry, input| {
            match entry.key.name {
                "more" => pages.more = Some(entry.value(input)?),
                "total" => pages.total = Some(entry.value(input)?),
                _ => pages.styles.extend(style(entry, input)?),
            }
            Ok(())
        });
        pages.is_torn = diagnostics.count() > before;
        pages
    }
}

fn style(entry: &Entry, input: ParseStream<'_>) -> syn::Result<Option<Style>> {
    let (way, from, into) = match entry.key.name {
        "cursor" => (Way::Cursor, Some(from(entry, input)?), Some(into(entry, input)?)),
        "page" => (Way::Number, None, Some(counted(entry, input)?)),
        "offset" => (Way::Offset, None, Some(counted(entry, input)?)),
        "link_header" => {
            entry.flag(input)?;
            (Way::LinkHeader, None, None)
        }
        "next_url" => {
            let from = from(entry, input)?;
            if input.peek(Token![=>]) {
                return Err(at(
                    input,
                    "`next_url` is gone to as it stands, and no field takes it; write `next_url = path`",
                ));
            }
            (Way::NextUrl, Some(from), None)
        }
        "keyset" => {
            refuse_arrow(entry, input)?;
            let path = entry.value_with(input, path_only)?;
            (Way::Keyset, Some(Source::Body(path)), Some(into(entry, input)?))
        }
        "with" => {
            refuse_arrow(entry, input)?;
            let own = entry.value(input)?;
            let into = if input.peek(Token![=>]) { Some(into(entry, input)?) } else { None };
            (Way::Own(Box::new(own)), None, into)
        }
        _ => return Ok(None),
    };
    Ok(Some(Style { word: entry.word.clone(), way, from, into }))
}

/// `= path`
fn from(entry: &Entry, input: ParseStream<'_>) -> syn::Result<Source> {
    refuse_arrow(entry, input)?;
    entry.value(input)
}

/// `=> field`
fn into(entry: &Entry, input: ParseStream<'_>) -> syn::Result<Name> {
    let goes_nowhere = || entry.misshapen("goes into a field of the next call");
    if !input.peek(Token![=>]) {
        return Err(if input.is_empty() || input.peek(Token![,]) {
            goes_nowhere()
        } else {
            at(input, format!("not what `{}` takes; write `{}`", entry.key.name, entry.key.shape))
        });
    }
    input.parse::<Token![=>]>()?;
    if input.is_empty() || input.peek(Token![,]) { Err(goes_nowhere()) } else { input.parse() }
}

/// `=> field`, of a style that asks the answer nothing.
fn counted(entry: &Entry, input: ParseStream<'_>) -> syn::Result<Name> {
    if input.peek(Token![=]) && !input.peek(Token![=>]) {
        return Err(entry.misshapen("is counted, not read from the answer"));
    }
    into(entry, input)
}

/// `=>` begins with `=`.
fn refuse_arrow(entry: &Entry, input: ParseStream<'_>) -> syn::Result<()> {
    if input.peek(Token![=>]) { Err(entry.misshapen("takes a value")) } else { Ok(()) }
}
