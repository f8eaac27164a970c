//! `fail(..)` to tokens, written with the short names of [`scope`](super::scope).

use proc_macro2::{Literal as Token, Span, TokenStream};
use quote::quote;
use syn::Ident;

use crate::model::fail::Fail;

use super::condition::{condition, path, source};

pub(crate) fn fail(fail: &Fail) -> TokenStream {
    let Fail { when, code, message, request_id, docs, kinds, sorts, refused, partial } = fail;
    let when = when.as_ref().map(condition).map(|it| quote!(when: ::core::option::Option::Some(#it),));
    let sources = [("code", code), ("message", message), ("request_id", request_id), ("docs", docs)];
    let sources = sources
        .into_iter()
        .map(|(name, found)| some_list(name, &found.iter().map(source).collect::<Vec<_>>()));
    let kinds = kinds.iter().map(|(kind, codes)| {
        let kind = Ident::new(kind, Span::call_site());
        quote!((Kind::#kind, &[#(#codes),*]))
    });
    let kinds = some_list("kinds", &kinds.collect::<Vec<_>>());
    let sorts = sorts.iter().map(|(kind, when)| {
        let kind = Ident::new(kind, Span::call_site());
        let when = condition(when);
        quote!((Kind::#kind, #when))
    });
    let sorts = some_list("sorts", &sorts.collect::<Vec<_>>());
    let refused = some_list("refused", &refused.iter().map(|it| status(*it)).collect::<Vec<_>>());
    let partial = partial.as_ref().map(|it| {
        let path = path(it);
        quote!(partial: ::core::option::Option::Some(#path),)
    });
    quote!(Fail { #when #(#sources)* #kinds #sorts #refused #partial ..Fail::NONE })
}

/// A status without a suffix.
pub(crate) fn status(status: u16) -> TokenStream {
    let status = Token::u16_unsuffixed(status);
    quote!(#status)
}

/// A member of a struct that holds a list, unless it is empty.
pub(crate) fn some_list(name: &str, items: &[TokenStream]) -> Option<TokenStream> {
    let name = Ident::new(name, Span::call_site());
    (!items.is_empty()).then(|| quote!(#name: &[#(#items),*],))
}
