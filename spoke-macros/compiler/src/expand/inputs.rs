//! How an action lends its inputs to the encoder.

use proc_macro2::TokenStream;
use quote::quote;
use syn::spanned::Spanned;

use crate::model::action::Action;
use crate::model::inputs::{Input, Need, Place};

use super::impls::{Impl, located};
use super::slots::is_checked_in_slot;
use super::template::index;

/// `impl Inputs`
pub(crate) fn inputs(action: &Action) -> TokenStream {
    let item = &action.shell.item;
    let runtime = &item.runtime;
    let text = method(
        action,
        &Lookup {
            name: quote!(text),
            answer: quote!(#runtime::TextField<'_>),
            field: Some(quote!(TextField)),
            absent: quote!(TextField::Absent),
            by: |action, input| {
                let places = places(action, input);
                let is_one = |place: &Place| place.is_one_text() || *place == Place::Turn;
                match (places.iter().any(is_one), places.contains(&Place::Pair)) {
                    (true, _) if is_checked_in_slot(action, input) => Some("slot"),
                    (true, _) => Some("text"),
                    (false, true) => Some("texts"),
                    (false, false) => None,
                }
            },
        },
    );
    let json = method(
        action,
        &Lookup {
            name: quote!(json),
            answer: quote!(#runtime::JsonField<'_>),
            field: Some(quote!(JsonField)),
            absent: quote!(JsonField::Absent),
            by: |action, input| match places(action, input) {
                it if it.contains(&Place::Json) => Some("json"),
                it if it.contains(&Place::Given) => Some("given"),
                _ => None,
            },
        },
    );
    let body = method(
        action,
        &Lookup {
            name: quote!(body),
            answer: quote!(::core::option::Option<#runtime::ByteStream>),
            field: None,
            absent: quote!(::core::option::Option::None),
            by: |action, input| match places(action, input) {
                it if it.contains(&Place::Bytes) => Some("body"),
                it if it.contains(&Place::Given) => Some("given_body"),
                _ => None,
            },
        },
    );
    let part = method(
        action,
        &Lookup {
            name: quote!(part),
            answer: quote!(#runtime::PartField<'_>),
            field: Some(quote!(PartField)),
            absent: quote!(PartField::Text(#runtime::TextField::Absent)),
            by: |action, input| places(action, input).contains(&Place::Part).then_some("part"),
        },
    );
    Impl::new(item, None).of(&quote!(#runtime::Inputs), &quote!(#text #json #part #body))
}

/// One method of `Inputs`.
struct Lookup {
    name: TokenStream,
    answer: TokenStream,
    /// The runtime's name that the method's body uses beside `Lend`.
    field: Option<TokenStream>,
    absent: TokenStream,
    /// The method of `Lend` that lends an input, where it is lent.
    by: fn(&Action, usize) -> Option<&'static str>,
}

fn places(action: &Action, input: usize) -> Vec<Place> {
    action.call.usages.iter().filter(|usage| usage.input == input).map(|usage| usage.place).collect()
}

fn method(action: &Action, lookup: &Lookup) -> Option<TokenStream> {
    let runtime = &action.shell.item.runtime;
    let Lookup { name, answer, field, absent, by } = lookup;
    let field = field.iter();
    let lent: Vec<TokenStream> = action
        .shell
        .inputs
        .iter()
        .enumerate()
        .filter_map(|(at, input)| {
            let lent = lend(input, by(action, at)?, absent);
            let at = index(at);
            Some(quote!(#at => #lent,))
        })
        .collect();
    (!lent.is_empty()).then(|| {
        quote! {
            fn #name(&self, index: ::core::primitive::usize) -> #answer {
                use #runtime::lend::*;
                use #runtime::{#(#field,)* Lend};
                match index {
                    #(#lent)*
                    _ => #absent,
                }
            }
        }
    })
}

/// Lends one input; a type that does not fit is a fault at the field's type.
fn lend(input: &Input, by: &str, absent: &TokenStream) -> TokenStream {
    let ident = &input.ident;
    let method = syn::Ident::new(by, input.ty.span());
    let lent = match &input.need {
        Need::Optional => {
            quote!(match &self.#ident {
                ::core::option::Option::Some(it) => Lend(it).#method(),
                ::core::option::Option::None => #absent,
            })
        }
        Need::Required | Need::Patch | Need::Default(_) => quote!(Lend(&self.#ident).#method()),
    };
    located(lent, input.ty.span())
}
