//! A stub of an input that has faults, so that its uses have none.

use proc_macro2::TokenStream;
use quote::quote;

use crate::expand::impls::Impl;
use crate::model::input::{Input, Shape};

/// The stub.
pub(crate) fn expand(input: &Input) -> TokenStream {
    let Input { item, shape } = input;
    let root = &item.runtime;
    let place = Impl::new(item, None);
    let mut tokens = TokenStream::new();
    tokens.extend(place.of(
        &quote!(#root::Text),
        &quote!(fn write_text(&self, _: &mut #root::TextWriter) { ::core::unreachable!() }),
    ));
    tokens.extend(place.of(
        &quote!(#root::Json),
        &quote!(fn write_json(&self, _: &mut #root::JsonWriter) { ::core::unreachable!() }),
    ));
    tokens.extend(
        place.of(&quote!(#root::Described), &quote!(const SCHEMA: #root::Schema = #root::Schema::Any;)),
    );
    if matches!(shape, Shape::Words { .. }) {
        tokens.extend(place.of(
            &quote!(::core::fmt::Display),
            &quote! {
                fn fmt(&self, _: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result { ::core::unreachable!() }
            },
        ));
        tokens.extend(place.of(
            &quote!(::core::str::FromStr),
            &quote! {
                type Err = #root::UnknownWord;
                fn from_str(_: &::core::primitive::str) -> ::core::result::Result<Self, Self::Err> { ::core::unreachable!() }
            },
        ));
    }
    tokens
}
