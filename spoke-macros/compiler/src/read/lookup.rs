//! `unique(..)` and `probe`: the action that finds what another one makes.

use proc_macro2::Span;
use syn::parse::ParseStream;
use syn::punctuated::Punctuated;
use syn::token::Paren;
use syn::{Ident, Path, Token, parenthesized};

use crate::diagnostics::Diagnostics;

use super::keys::Place;
use super::list::{List, at};
use super::poll::action;
use super::text::Name;

/// What `unique(..)` says.
pub(crate) struct Unique {
    pub(crate) word: Ident,
    /// Whether nothing was misread that could have been `by`.
    pub(crate) wants_by: bool,
    pub(crate) by: Vec<Name>,
    pub(crate) wants_find: bool,
    pub(crate) find: Option<Path>,
}

/// `probe = Other`
pub(crate) struct Probe {
    pub(crate) key: Span,
    pub(crate) action: Path,
}

impl Unique {
    /// Reads what stands between the parentheses.
    pub(crate) fn read(word: &Ident, input: ParseStream<'_>, diagnostics: &Diagnostics) -> Unique {
        let mut unique =
            Unique { word: word.clone(), wants_by: true, by: Vec::new(), wants_find: true, find: None };
        List::new(Place::Unique, diagnostics).entries(input, &mut |entry, input| {
            match entry.key.name {
                "by" => {
                    unique.wants_by = false;
                    unique.by = entry.value_with(input, by)?;
                }
                "find" => {
                    unique.wants_find = false;
                    unique.find = Some(entry.value_with(input, |input| action(entry, input))?);
                }
                _ => {}
            }
            Ok(())
        });
        unique
    }
}

/// `field` or `(field, other)`
fn by(input: ParseStream<'_>) -> syn::Result<Vec<Name>> {
    if !input.peek(Paren) {
        return Ok(vec![input.parse()?]);
    }
    let content;
    parenthesized!(content in input);
    if content.is_empty() {
        return Err(at(
            &content,
            "the parentheses hold no field; write `by = field` or `by = (field, other)`",
        ));
    }
    Ok(Punctuated::<Name, Token![,]>::parse_terminated(&content)?.into_iter().collect())
}
