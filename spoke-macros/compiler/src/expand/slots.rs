//! Types that we do not know, checked under the slots that hold them: `format_args!` keeps the places inside a literal.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;
use syn::Ident;

use crate::model::action::Action;
use crate::model::inputs::{Known, Need, Shown, Site, Usage};

/// Whether rustc checks the input under a slot, so that nothing else is to report its type.
pub(crate) fn is_checked_in_slot(action: &Action, input: usize) -> bool {
    checked(action).contains(&input)
}

/// A function that nobody calls; nothing where the names of all types in slots tell enough.
pub(crate) fn slots(action: &Action) -> Option<TokenStream> {
    let checked = checked(action);
    if checked.is_empty() {
        return None;
    }
    let item = &action.shell.item;
    let (runtime, ident) = (&item.runtime, &item.ident);
    let (generics, arguments, bounds) = item.generics.split_for_impl();
    let shown = action.call.shown.iter().filter(|shown| shown.inputs.iter().any(|it| checked.contains(it)));
    let shown = shown.map(|Shown { literal, inputs }| {
        let bound: BTreeSet<usize> = inputs.iter().copied().collect();
        let bindings = bound.iter().filter_map(|at| {
            let input = action.shell.inputs.get(*at)?;
            let field = &input.ident;
            // The slot finds it even where a macro wrote the text, and its caller the field.
            let name = Ident::new(&input.name, field.span().resolved_at(literal.span()));
            Some(match checked.contains(at) {
                true => quote!(let #name = #runtime::Lend(&it.#field).fit();),
                false => quote!(let #name = "";),
            })
        });
        quote!(#(#bindings)* let _ = ::core::format_args!(#literal);)
    });
    Some(quote! {
        const _: () = {
            #[allow(dead_code, deprecated, unused_imports)]
            fn slots #generics (it: &#ident #arguments) #bounds {
                use #runtime::lend::*;
                #(#shown)*
            }
        };
    })
}

fn checked(action: &Action) -> BTreeSet<usize> {
    let shown = |usage: &&Usage| match &usage.site {
        Site::Slot { literal, .. } => action
            .call
            .shown
            .iter()
            .any(|shown| shown.inputs.contains(&usage.input) && same(&shown.literal, literal)),
        Site::Token { .. } => false,
    };
    let unknown = |usage: &&Usage| {
        action.shell.inputs.get(usage.input).is_some_and(|input| {
            input.known == Known::Unknown && matches!(input.need, Need::Required | Need::Default(_))
        })
    };
    let usages = action.call.usages.iter().filter(|usage| usage.place.is_one_text());
    usages.filter(shown).filter(unknown).map(|usage| usage.input).collect()
}

fn same(left: &syn::LitStr, right: &syn::LitStr) -> bool {
    left.token().to_string() == right.token().to_string()
}
