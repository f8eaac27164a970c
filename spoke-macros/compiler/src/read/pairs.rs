//! Names with values: `query("name" = field, "limit" = 100)`, `form = { "name": field }`, `base(slot = field)`.

use proc_macro2::Span;
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::token::{Brace, Bracket};
use syn::{Ident, Lit, LitStr, Token, braced};

use super::list::at;
use super::text::{Name, Text};

/// A name and what stands under it.
#[derive(Clone)]
pub(crate) struct Pair {
    pub(crate) name: String,
    pub(crate) span: Span,
    pub(crate) value: PairValue,
}

impl Pair {
    /// Whether a form writes what is below its field: `"Filter.*": filters`.
    pub(crate) fn is_nested(&self) -> bool {
        self.name.ends_with(".*")
    }
}

#[derive(Clone)]
pub(crate) enum PairValue {
    /// A constant, or a text with slots.
    Text(Text),
    Field(Name),
}

/// `"name" = value, …`
pub(crate) fn quoted(input: ParseStream<'_>) -> syn::Result<Vec<Pair>> {
    list(input, |input| {
        let name: LitStr = input.parse().map_err(|error| {
            syn::Error::new(error.span(), "a name on the wire is a text in quotes; write `\"name\" = field`")
        })?;
        input.parse::<Token![=]>()?;
        Ok(Pair { name: name.value(), span: name.span(), value: input.parse()? })
    })
}

/// `slot = value, …`
pub(crate) fn worded(input: ParseStream<'_>) -> syn::Result<Vec<Pair>> {
    list(input, |input| {
        let name = input.call(Ident::parse_any)?;
        input.parse::<Token![=]>()?;
        Ok(Pair { name: name.unraw().to_string(), span: name.span(), value: input.parse()? })
    })
}

/// `{ "name": value, … }`
pub(crate) fn form(input: ParseStream<'_>) -> syn::Result<Vec<Pair>> {
    if !input.peek(Brace) {
        return Err(at(input, "a form is written in braces; write `form = { \"name\": field }`"));
    }
    let content;
    braced!(content in input);
    list(&content, |input| {
        member(input, "a form's member is `\"name\": value`; lists and objects have no place in a form")
    })
}

/// `{ "name": value, … }`
pub(crate) fn multipart(input: ParseStream<'_>) -> syn::Result<Vec<Pair>> {
    if !input.peek(Brace) {
        return Err(at(
            input,
            "a multipart body is written in braces; write `multipart = { \"name\": field }`",
        ));
    }
    let content;
    braced!(content in input);
    list(&content, |input| {
        member(input, "a part is `\"name\": value`; a file is a field of the type `Upload`")
    })
}

fn member(input: ParseStream<'_>, rule: &str) -> syn::Result<Pair> {
    let name: LitStr = input.parse().map_err(|error| syn::Error::new(error.span(), rule))?;
    input.parse::<Token![:]>()?;
    Ok(Pair { name: name.value(), span: name.span(), value: input.parse()? })
}

fn list(input: ParseStream<'_>, pair: fn(ParseStream<'_>) -> syn::Result<Pair>) -> syn::Result<Vec<Pair>> {
    let pairs = Punctuated::<Pair, Token![,]>::parse_terminated_with(input, pair)?;
    Ok(pairs.into_iter().collect())
}

impl Parse for PairValue {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        if input.peek(LitStr) {
            return input.parse().map(PairValue::Text);
        }
        if input.peek(Lit) {
            return Err(at(input, "a constant is sent as text here; write it in quotes"));
        }
        if input.peek(Ident::peek_any) {
            return input.parse().map(PairValue::Field);
        }
        if input.peek(Brace) || input.peek(Bracket) {
            return Err(at(
                input,
                "a form, a query and a header are flat: a name has one text; write a field's name, a list of texts to repeat it",
            ));
        }
        Err(at(input, "a field's name or a constant is missing here"))
    }
}
