//! `#[derive(Action)]`: data and a thin shell.

use proc_macro2::TokenStream;
use quote::quote;
use syn::spanned::Spanned;

use crate::check::Checked;
use crate::model::action::{Action, Claim, ClaimKind, Effect};

use super::impls::{Impl, located};
use super::operation::operation;
use super::{asked, choices, docs, inputs, pages, shell, slots};

pub(crate) fn action(action: &Checked<Action>) -> TokenStream {
    let action = action.get();
    let contract = contract(action);
    let markers = markers(action);
    let paged = pages::marker(action);
    let inputs = inputs::inputs(action);
    let call = docs::call(action);
    let methods = shell::methods(&action.shell, Some(&action.home), Some(&call));
    let function = action
        .shell
        .function
        .as_ref()
        .map(|name| shell::function(&action.shell, &action.home, name, &docs::function(action)));
    let slots = slots::slots(action);
    let choices = choices::paths(action);
    let claims = action.call.claims.iter().filter_map(|it| claim(it, action));
    let files = action.call.files.iter().map(|path| {
        let path = format!("/{}", path.value());
        quote! {
            const _: &::core::primitive::str =
                ::core::include_str!(::core::concat!(::core::env!("CARGO_MANIFEST_DIR"), #path));
        }
    });
    quote! {
        #contract
        #markers
        #paged
        #inputs
        #methods
        #function
        #slots
        #choices
        #(#claims)*
        #(#files)*
    }
}

/// A constant that does not compile where the other side does not agree.
fn claim(claim: &Claim, action: &Action) -> Option<TokenStream> {
    let Claim { kind, name, span } = claim;
    let (runtime, spoke) = (&action.shell.item.runtime, &action.home.spoke);
    let own = &action.call.name;
    let assertion = match kind {
        ClaimKind::OwnHeader => quote!(assert_own_header),
        ClaimKind::Setting => quote!(assert_setting),
        ClaimKind::BaseSlot => quote!(assert_base_slot),
        ClaimKind::Asked(tie) => return asked::claim(claim, *tie, action),
    };
    let before = located(quote!(#runtime::#assertion::<), *span);
    let behind = located(quote!(>(#own, #name)), *span);
    Some(quote!(const _: () = #before #spoke #behind;))
}

fn contract(action: &Action) -> TokenStream {
    let item = &action.shell.item;
    let runtime = &item.runtime;
    let (spoke, output) = (&action.home.spoke, &action.home.output);
    let operation = operation(action);
    let is_asking = action.call.claims.iter().any(|it| matches!(it.kind, ClaimKind::Asked(_)));
    let allowed = is_asking.then(|| quote!(#[allow(elided_lifetimes_in_paths)]));
    let decoder = located(quote!(#runtime::Decode::<Self::Output>::NEW.decoder()), output.span());
    Impl::new(item, None).of(
        &quote!(#runtime::Action),
        &quote! {
            type Spoke = #spoke;
            type Output = #output;
            #allowed
            const OPERATION: &'static #runtime::Operation = #operation;

            fn decoder() -> #runtime::Decoder<Self::Output> {
                use #runtime::lend::*;
                #decoder
            }
        },
    )
}

/// The marker traits that the effect allows, and that keys ask for.
fn markers(action: &Action) -> TokenStream {
    let runtime = &action.shell.item.runtime;
    let mut markers = match action.call.effect() {
        Effect::Once => Vec::new(),
        Effect::Read | Effect::Idempotent => vec![quote!(#runtime::Repeatable)],
        Effect::KeyedHeader(_) | Effect::KeyedField(_) => {
            vec![quote!(#runtime::Repeatable), quote!(#runtime::Keyed)]
        }
    };
    markers.extend(action.call.poll.as_ref().map(|_| quote!(#runtime::Polled)));
    let place = Impl::new(&action.shell.item, None);
    markers.iter().map(|marker| place.of(marker, &TokenStream::new())).collect()
}
