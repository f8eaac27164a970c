//! `limit = EXPR by field`: how much the vendor takes at a time.

use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::token::Bracket;
use syn::{Expr, Ident, Token, bracketed};

use super::list::Entry;
use super::text::Name;

/// A limit.
#[derive(Clone)]
pub(crate) struct Limit {
    pub(crate) value: Expr,
    /// The field whose every value has a bucket of its own.
    pub(crate) by: Option<Name>,
}

/// One limit, or a list of them.
pub(crate) fn limits(entry: &Entry, input: ParseStream<'_>) -> syn::Result<Vec<Limit>> {
    entry.value_with(input, |input| {
        if !input.peek(Bracket) {
            return Ok(vec![input.parse()?]);
        }
        let content;
        bracketed!(content in input);
        if content.is_empty() {
            return Err(entry.misshapen("holds nothing"));
        }
        Ok(Punctuated::<Limit, Token![,]>::parse_terminated(&content)?.into_iter().collect())
    })
}

impl Parse for Limit {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let value = input.parse()?;
        if input.is_empty() || input.peek(Token![,]) {
            return Ok(Limit { value, by: None });
        }
        let unfit = "a limit goes on with nothing but the field that tells its buckets apart; write `limit = EXPR by field`";
        let span = input.span();
        if !input.call(Ident::parse_any).is_ok_and(|word| word == "by") {
            return Err(syn::Error::new(span, unfit));
        }
        if !input.peek(Ident::peek_any) {
            return Err(syn::Error::new(span, unfit));
        }
        Ok(Limit { value, by: Some(input.parse()?) })
    }
}
