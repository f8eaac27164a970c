//! An enum that tells answers apart by their status.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::spanned::Spanned;
use syn::{Ident, Path, Type};

use crate::expand::impls::{Impl, located};
use crate::model::output::Answer;
use crate::read::item::Item;

use super::{sample, schema};

/// The impls.
pub(super) fn answers(item: &Item, answers: &[Answer]) -> TokenStream {
    let root = &item.runtime;
    let place = Impl::new(item, Some(&quote!(#root::Readable)));
    let statuses = answers.iter().map(|answer| {
        let statuses = answer.statuses.iter().map(|(status, _)| status);
        quote!(&[#(#statuses),*])
    });
    let last = answers.len().saturating_sub(1);
    let arms = answers.iter().enumerate().map(|(index, answer)| {
        let pattern = if index == last { quote!(_) } else { index.to_token_stream() };
        let body = match &answer.ty {
            Some(ty) => held(root, &answer.ident, ty),
            None => {
                let variant = unit(&answer.ident);
                quote!({ *self = #variant; ::core::result::Result::Ok(()) })
            }
        };
        quote!(#pattern => #body)
    });
    let begin = answers.first().map(|Answer { ident, ty, .. }| match ty {
        Some(ty) => {
            let begin = located(quote!(#root::Begin::<#ty>::NEW.begin()), ty.span());
            quote!(Self::#ident(#begin))
        }
        None => unit(ident),
    });
    let schemas = answers.iter().map(|answer| match &answer.ty {
        Some(ty) => schema(root, ty),
        None => quote!(#root::Schema::Nothing),
    });
    let types = answers.iter().filter_map(|answer| answer.ty.as_ref());
    let streams = types.map(|ty| located(quote!(#root::Begin::<#ty>::STREAMS), ty.span()));
    let slot = quote! {
        fn read(&mut self, walk: &mut #root::Walk<'_>) -> ::core::result::Result<(), #root::Fault> {
            use #root::lend::*;
            match walk.choose(&[#(#statuses),*])? { #(#arms,)* }
        }

        fn is_whole(&mut self) -> ::core::primitive::bool { true }
    };
    let readable = quote! {
        fn begin() -> Self {
            use #root::lend::*;
            #begin
        }

        const SCHEMA: #root::Schema = #root::Schema::OneOf(&[#(#schemas),*]);

        const STREAMS: ::core::primitive::bool = {
            use #root::lend::BeginUnknown as _;
            false #(|| #streams)*
        };
    };
    let mut impls = place.of(&quote!(#root::Slot), &slot);
    impls.extend(place.of(&quote!(#root::Readable), &readable));
    impls.extend(place.inherent(&sample(item)));
    impls
}

fn held(root: &Path, variant: &Ident, ty: &Type) -> TokenStream {
    let begin = located(quote!(#root::Begin::<#ty>::NEW.begin()), ty.span());
    let whole = located(quote!((&mut #root::Fill(&mut output)).whole()), ty.span());
    quote! {{
        let mut output = #begin;
        let read = walk.answer(#whole);
        *self = Self::#variant(output);
        read
    }}
}

fn unit(ident: &Ident) -> TokenStream {
    quote!(Self::#ident)
}
