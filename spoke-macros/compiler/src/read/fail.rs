//! `fail(..)`: when an answer is a failure, and where it explains itself.

use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::punctuated::Punctuated;
use syn::token::{Bracket, Paren};
use syn::{Ident, LitInt, LitStr, Token, bracketed};

use crate::diagnostics::Diagnostics;

use super::condition::{self, Condition};
use super::keys::Place;
use super::list::{List, at};
use super::path::{Path, Source, path_only};

/// What `fail(..)` says.
#[derive(Clone, Default)]
pub(crate) struct Fail {
    pub(crate) when: Option<Condition>,
    pub(crate) code: Vec<Source>,
    pub(crate) message: Vec<Source>,
    pub(crate) request_id: Vec<Source>,
    pub(crate) docs: Vec<Source>,
    pub(crate) kinds: Vec<Kind>,
    pub(crate) refused: Vec<LitInt>,
    pub(crate) partial: Option<Path>,
}

/// A kind of failure, and what is of it.
#[derive(Clone)]
pub(crate) struct Kind {
    pub(crate) word: Ident,
    pub(crate) of: Sorted,
}

/// What is of a kind.
#[derive(Clone)]
pub(crate) enum Sorted {
    /// `["code"]`
    Codes(Vec<LitStr>),
    /// `(message contains "text")`
    Answers(Condition),
}

impl Fail {
    /// Reads what stands between the parentheses.
    pub(crate) fn read(input: ParseStream<'_>, diagnostics: &Diagnostics) -> Fail {
        let mut fail = Fail::default();
        List::new(Place::Fail, diagnostics).entries(input, &mut |entry, input| {
            match entry.key.name {
                "when" => fail.when = Some(condition::of_key(entry, input)?),
                "code" => fail.code = entry.value_with(input, alternatives)?,
                "message" => fail.message = entry.value_with(input, alternatives)?,
                "request_id" => fail.request_id = entry.value_with(input, alternatives)?,
                "docs" => fail.docs = entry.value_with(input, alternatives)?,
                "kind" => fail.kinds = entry.list_with(input, kinds)?,
                "refused" => fail.refused = entry.list_with(input, statuses)?,
                "partial" => fail.partial = Some(entry.value_with(input, path_only)?),
                _ => {}
            }
            Ok(())
        });
        fail
    }
}

/// `error.code or header("x-code")`
fn alternatives(input: ParseStream<'_>) -> syn::Result<Vec<Source>> {
    let mut sources = vec![input.parse()?];
    while condition::takes_word(input, "or") {
        sources.push(input.parse()?);
    }
    Ok(sources)
}

/// `200, 304`
pub(crate) fn statuses(input: ParseStream<'_>) -> syn::Result<Vec<LitInt>> {
    Ok(Punctuated::<LitInt, Token![,]>::parse_terminated(input)?.into_iter().collect())
}

/// `auth = ["invalid_auth"], rate_limited = (message contains "too fast")`
fn kinds(input: ParseStream<'_>) -> syn::Result<Vec<Kind>> {
    let kinds = Punctuated::<_, Token![,]>::parse_terminated_with(input, |input| {
        let word = input.call(Ident::parse_any)?;
        input.parse::<Token![=]>()?;
        let of = if input.peek(Paren) {
            Sorted::Answers(condition::grouped(input)?)
        } else if input.peek(Bracket) {
            let content;
            bracketed!(content in input);
            let codes = Punctuated::<LitStr, Token![,]>::parse_terminated(&content)?;
            Sorted::Codes(codes.into_iter().collect())
        } else {
            let message = format!(
                "a kind is known by codes, or by a condition in parentheses; write `{word} = [\"code\"]` or `{word} = (message contains \"text\")`"
            );
            return Err(at(input, message));
        };
        Ok(Kind { word, of })
    })?;
    Ok(kinds.into_iter().collect())
}
