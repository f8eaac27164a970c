//! `sequence(..)` to tokens.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Path;

use crate::model::sequence::{Given, Sequence, Step, Way};

use super::poll::named;
use super::template::index;

/// `&Sequence { .. }`
pub(crate) fn sequence(sequence: &Sequence, runtime: &Path) -> TokenStream {
    let steps = sequence.steps.iter().map(|it| step(it, runtime));
    let undo = match &sequence.undo {
        Some(undo) => {
            let undo = step(undo, runtime);
            quote!(::core::option::Option::Some(&#undo))
        }
        None => quote!(::core::option::Option::None),
    };
    quote! {
        {
            use #runtime::{Given, Way};
            &#runtime::Sequence { steps: &[#(#steps),*], undo: #undo }
        }
    }
}

fn step(step: &Step, runtime: &Path) -> TokenStream {
    let inputs = step.inputs.iter().map(|(name, it)| {
        let given = given(it);
        quote!((#name, #given))
    });
    let each = match step.each {
        Some((body, size)) => {
            let (body, size) = (index(body), index(size));
            quote!(::core::option::Option::Some(#runtime::Each { body: #body, size: #size }))
        }
        None => quote!(::core::option::Option::None),
    };
    named(&step.action, &quote!(#runtime::step), &quote!(&[#(#inputs),*], #each))
}

fn given(given: &Given) -> TokenStream {
    match given {
        Given::Field(at) => {
            let at = index(*at);
            quote!(Given::Field(#at))
        }
        Given::Constant(json) => quote!(Given::Constant(#json)),
        Given::Length(at) => {
            let at = index(*at);
            quote!(Given::Length(#at))
        }
        Given::Number => quote!(Given::Number),
        Given::Piece => quote!(Given::Piece),
        Given::Step(at, ways) => {
            let at = index(*at);
            let ways = ways.iter().map(way);
            quote!(Given::Step(#at, &[#(#ways),*]))
        }
    }
}

fn way(way: &Way) -> TokenStream {
    match way {
        Way::Member(name) => quote!(Way::Member(#name)),
        Way::At(place) => {
            let place = index(*place);
            quote!(Way::At(#place))
        }
        Way::Where(member, field) => {
            let field = index(*field);
            quote!(Way::Where(#member, #field))
        }
    }
}
