//! A stub of an output that has faults, so that its uses have none.

use proc_macro2::TokenStream;
use quote::quote;

use crate::expand::impls::Impl;
use crate::lower::known::element;
use crate::model::output::{Field, Output, Shape};

/// The stub.
pub(crate) fn expand(output: &Output) -> TokenStream {
    let item = &output.item;
    let root = &item.runtime;
    let ident = &item.ident;
    let vis = &item.vis;
    let place = Impl::new(item, None);
    let slot = quote! {
        fn read(&mut self, _: &mut #root::Walk<'_>) -> ::core::result::Result<(), #root::Fault> {
            ::core::unreachable!()
        }
    };
    let readable = quote! {
        fn begin() -> Self { ::core::unreachable!() }
        const SCHEMA: #root::Schema = #root::Schema::Any;
    };
    let (before, arguments, clause) = item.generics.split_for_impl();
    let mut tokens = TokenStream::new();
    tokens.extend(place.of(&quote!(#root::Slot), &slot));
    tokens.extend(page(output, &place));
    tokens.extend(place.of(&quote!(#root::Readable), &readable));
    tokens.extend(place.of(&quote!(#root::Nested), &TokenStream::new()));
    tokens.extend(place.of(&quote!(#root::Textual), &TokenStream::new()));
    tokens.extend(
        place.of(&quote!(#root::Output), &quote!(const TABLE: &'static #root::Table = &#root::Table::EMPTY;)),
    );
    tokens.extend(quote! {
        #[automatically_derived]
        impl #before #ident #arguments #clause {
            #[doc(hidden)]
            #[allow(dead_code)]
            #vis fn sample() -> Self { ::core::unreachable!() }
        }
    });
    tokens
}

/// Whatever it is, it is a page: whoever asks for pages of it is not to hear of a second mistake.
fn page(output: &Output, place: &Impl<'_>) -> TokenStream {
    let root = &output.item.runtime;
    let marked = match &output.shape {
        Shape::Table(table) => table.fields.iter().find(|field| field.items.is_some()),
        Shape::Newtype(_) | Shape::Words(_) | Shape::Answers(_) | Shape::Unfit => None,
    };
    let element = marked.and_then(|Field { ty, .. }| element(ty));
    let element = element.map_or_else(|| quote!(()), |it| quote!(#it));
    place.of(
        &quote!(#root::Page),
        &quote! {
            type Item = #element;
            const ITEMS: #root::Path = &[];
            fn count(&self) -> ::core::primitive::usize { ::core::unreachable!() }
            fn into_items(self) -> ::std::vec::Vec<Self::Item> { ::core::unreachable!() }
        },
    )
}
