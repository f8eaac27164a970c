//! Statements about an answer to tokens, written with the short names of [`scope`](super::scope).

use proc_macro2::{Literal as Token, Span, TokenStream};
use quote::quote;
use syn::Ident;

use crate::model::fail::{Condition, Literal, Source};
use crate::read::path::StepKind;

use super::template::index;

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

/// A place in a body, or a question.
pub(crate) fn source(source: &Source) -> TokenStream {
    match source {
        Source::Body(steps) => {
            let path = path(steps);
            quote!(Source::Body(#path))
        }
        Source::Status => quote!(Source::Status),
        Source::Header(name) => quote!(Source::Header(#name)),
        Source::Text => quote!(Source::Text),
        Source::Bytes => quote!(Source::Bytes),
        Source::Stream => quote!(Source::Stream),
    }
}

/// A statement about an answer.
pub(crate) fn condition(it: &Condition) -> TokenStream {
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
        Condition::Contains(left, text) => {
            let left = source(left);
            quote!(Condition::Contains(#left, #text))
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
