//! `poll(..)` to tokens.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::Path;
use syn::spanned::Spanned;

use crate::model::fail::Source;
use crate::model::poll::{Ask, Outcome, Poll};

use super::condition::{condition, source};
use super::impls::located;
use super::operation::duration;
use super::scope::scoped;

/// `&Poll { .. }`
pub(crate) fn poll(poll: &Poll, runtime: &Path) -> TokenStream {
    let Poll { ask, until, failed, result, every } = poll;
    let ask = self::ask(ask, runtime);
    let conditions = [("until", until), ("failed", failed)].into_iter().filter_map(|(name, when)| {
        let when = scoped(runtime, &condition(when.as_ref()?));
        let name = syn::Ident::new(name, proc_macro2::Span::call_site());
        Some(quote!(#name: ::core::option::Option::Some(#when),))
    });
    let result = match result {
        Outcome::Last => None,
        Outcome::Start => Some(quote!(result: #runtime::poll::Outcome::Start,)),
        Outcome::Url(found) => {
            let found = place(found, runtime);
            Some(quote!(result: #runtime::poll::Outcome::Url(#found),))
        }
    };
    let every = every.map(|every| {
        let every = duration(every);
        quote!(every: #every,)
    });
    quote! {
        &#runtime::Poll { #(#conditions)* #result #every ..#runtime::Poll::new(#ask) }
    }
}

fn ask(ask: &Ask, runtime: &Path) -> TokenStream {
    match ask {
        Ask::Again => quote!(#runtime::Ask::Again),
        Ask::Url(found) => {
            let found = place(found, runtime);
            quote!(#runtime::Ask::Url(#found))
        }
        Ask::Other(action, inputs) => {
            let inputs: Vec<TokenStream> = inputs
                .iter()
                .map(|(name, found)| {
                    let found = source(found);
                    quote!((#name, #found))
                })
                .collect();
            let inputs = match inputs.is_empty() {
                true => quote!(&[]),
                false => scoped(runtime, &quote!(&[#(#inputs),*])),
            };
            let other = named(action, &quote!(#runtime::asked), &TokenStream::new());
            quote!(#runtime::Ask::Other(#other, #inputs))
        }
    }
}

/// `function::<Other, Self>(arguments)`: what is wrong with the other action is shown where it is named.
pub(super) fn named(action: &Path, function: &TokenStream, arguments: &TokenStream) -> TokenStream {
    let before = located(quote!(#function::<), action.span());
    let behind = located(quote!(, Self>(#arguments)), action.span());
    let action = action.to_token_stream();
    quote!(#before #action #behind)
}

fn place(found: &Source, runtime: &Path) -> TokenStream {
    scoped(runtime, &source(found))
}
