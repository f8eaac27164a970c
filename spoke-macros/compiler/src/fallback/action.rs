//! An action that broke a rule: everything that other code may name, without its content.

use proc_macro2::TokenStream;
use quote::quote;

use crate::check::action::Remains;
use crate::expand::impls::Impl;
use crate::expand::shell;
use crate::model::action::{Home, Shell};

pub(crate) fn action(remains: &Remains) -> TokenStream {
    let Remains { shell, home, is_paged } = remains;
    let methods = shell::methods(shell, home.as_ref(), None);
    let call = home.as_ref().map(|home| {
        let contract = contract(shell, home, *is_paged);
        let function =
            shell.function.as_ref().map(|name| shell::function(shell, home, name, "Not compiled."));
        quote!(#contract #function)
    });
    quote!(#methods #call)
}

/// Every marker is implemented: whoever asks for `.retry(..)` is not to hear of a second mistake.
fn contract(shell: &Shell, home: &Home, is_paged: bool) -> TokenStream {
    let item = &shell.item;
    let runtime = &item.runtime;
    let Home { spoke, output } = home;
    let place = Impl::new(item, None);
    let action = place.of(
        &quote!(#runtime::Action),
        &quote! {
            type Spoke = #spoke;
            type Output = #output;
            const OPERATION: &'static #runtime::Operation =
                &#runtime::Operation::new("", #runtime::Method::Get, "");
            fn decoder() -> #runtime::Decoder<Self::Output> { #runtime::Decoder::UNREADABLE }
        },
    );
    let markers = [
        quote!(#runtime::Repeatable),
        quote!(#runtime::Keyed),
        quote!(#runtime::Polled),
        quote!(#runtime::Inputs),
    ];
    let paged = is_paged.then(|| quote!(#runtime::Paged));
    let markers = markers.iter().chain(&paged).map(|marker| place.of(marker, &TokenStream::new()));
    quote!(#action #(#markers)*)
}
