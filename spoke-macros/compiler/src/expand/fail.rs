//! `fail(..)` to tokens, written with the short names of [`scope`](super::scope).

use proc_macro2::{Literal as Token, Span, TokenStream};
use quote::quote;
use syn::Ident;

use crate::model::fail::{Condition, Fail, Literal, Source};
use crate::read::path::StepKind;

use super::template::index;

pub(crate) fn fail(fail: &Fail) -> TokenStream {
    let Fail { when, code, message, request_id, docs, kinds, refused, partial } = fail;
    let when = when.as_ref().map(condition).map(|it| quote!(when: ::core::option::Option::Some(#it),));
    let sources = [("code", code), ("message", message), ("request_id", request_id), ("docs", docs)];
    let sources = sources.into_iter().filter_map(|(name, found)| {
        let name = Ident::new(name, Span::call_site());
        let found = source(found.as_ref()?);
        Some(quote!(#name: ::core::option::Option::Some(#found),))
    });
    let kinds = kinds.iter().map(|(kind, codes)| {
        let kind = Ident::new(kind, Span::call_site());
        quote!((Kind::#kind, &[#(#codes),*]))
    });
    let kinds = some_list("kinds", &kinds.collect::<Vec<_>>());
    let refused = some_list("refused", &refused.iter().map(|it| status(*it)).collect::<Vec<_>>());
    let partial = partial.as_ref().map(|it| {
        let path = path(it);
        quote!(partial: ::core::option::Option::Some(#path),)
    });
    quote!(Fail { #when #(#sources)* #kinds #refused #partial ..Fail::NONE })
}

/// A status without a suffix.
pub(crate) fn status(status: u16) -> TokenStream {
    let status = Token::u16_unsuffixed(status);
    quote!(#status)
}

/// The steps of a path.
pub(crate) fn path(steps: &[StepKind]) -> TokenStream {
    let steps = steps.iter().map(|step| match step {
        StepKind::Member(name) => quote!(Step::Member(#name)),
        StepKind::Each => quote!(Step::Each),
        StepKind::At(place) => {
            let place = index(*place);
            quote!(Step::At(#place))
        }
    });
    quote!(&[#(#steps),*])
}

/// A member of a struct that holds a list, unless it is empty.
pub(crate) fn some_list(name: &str, items: &[TokenStream]) -> Option<TokenStream> {
    let name = Ident::new(name, Span::call_site());
    (!items.is_empty()).then(|| quote!(#name: &[#(#items),*],))
}

fn source(source: &Source) -> TokenStream {
    match source {
        Source::Body(steps) => {
            let path = path(steps);
            quote!(Source::Body(#path))
        }
        Source::Status => quote!(Source::Status),
        Source::Header(name) => quote!(Source::Header(#name)),
        Source::Text => quote!(Source::Text),
        Source::Bytes => quote!(Source::Bytes),
    }
}

fn condition(it: &Condition) -> TokenStream {
    let compared = |word: &str, left: &Source, right: &Literal| {
        let word = Ident::new(word, Span::call_site());
        let (left, right) = (source(left), literal(right));
        quote!(Condition::#word(#left, #right))
    };
    let joined = |word: &str, all: &[Condition]| {
        let word = Ident::new(word, Span::call_site());
        let all = all.iter().map(condition);
        quote!(Condition::#word(&[#(#all),*]))
    };
    match it {
        Condition::Equals(left, right) => compared("Equals", left, right),
        Condition::Differs(left, right) => compared("Differs", left, right),
        Condition::Exists(left) => {
            let left = source(left);
            quote!(Condition::Exists(#left))
        }
        Condition::In(left, right) => {
            let left = source(left);
            let right = right.iter().map(literal);
            quote!(Condition::In(#left, &[#(#right),*]))
        }
        Condition::All(all) => joined("All", all),
        Condition::Any(any) => joined("Any", any),
    }
}

fn literal(literal: &Literal) -> TokenStream {
    match literal {
        Literal::Null => quote!(Literal::Null),
        Literal::Bool(word) => quote!(Literal::Bool(#word)),
        Literal::Integer(number) => {
            let number = Token::i64_unsuffixed(*number);
            quote!(Literal::Integer(#number))
        }
        Literal::Float(number) => {
            let number = Token::f64_unsuffixed(*number);
            quote!(Literal::Float(#number))
        }
        Literal::Text(text) => quote!(Literal::Text(#text)),
    }
}
