//! An enum of words.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use crate::expand::impls::Impl;
use crate::model::output::Words;
use crate::read::item::Item;

use super::{markers, sample};

/// The impls.
pub(super) fn words(item: &Item, words: &Words) -> TokenStream {
    let root = &item.runtime;
    let place = Impl::new(item, None);
    let texts: Vec<&str> = words.known.iter().map(|word| word.text.as_str()).collect();
    let list = quote!(&[#(#texts),*]);
    let other = words.others.first().map(|(ident, _)| ident);
    let is_open = other.is_some();
    let last = words.known.last().filter(|_| !is_open).map(|word| &word.text);
    let arms = words.known.iter().map(|word| {
        let ident = &word.ident;
        let text = if Some(&word.text) == last { quote!(_) } else { word.text.to_token_stream() };
        quote!(#text => Self::#ident)
    });
    let rest = other.map(|ident| quote!(other => Self::#ident(::core::convert::From::from(other)),));
    let begin = match (other, words.known.first()) {
        (Some(ident), _) => quote!(Self::#ident(::core::convert::From::from(""))),
        (None, Some(word)) => {
            let ident = &word.ident;
            quote!(Self::#ident)
        }
        (None, None) => TokenStream::new(),
    };
    let slot = quote! {
        fn read(&mut self, walk: &mut #root::Walk<'_>) -> ::core::result::Result<(), #root::Fault> {
            let word = walk.word(#list, #is_open)?;
            *self = match &*word { #(#arms,)* #rest };
            ::core::result::Result::Ok(())
        }
    };
    let readable = quote! {
        fn begin() -> Self { #begin }

        const SCHEMA: #root::Schema = #root::Schema::Words { words: #list, open: #is_open };
    };
    let mut impls = place.of(&quote!(#root::Slot), &slot);
    impls.extend(place.of(&quote!(#root::Readable), &readable));
    impls.extend(markers(&place, root));
    impls.extend(place.inherent(&sample(item)));
    impls
}
