//! Writes out a type that answers are read as.

mod answers;
mod page;
mod table;
mod words;

use proc_macro2::TokenStream;
use quote::quote;
use syn::spanned::Spanned;
use syn::{Path, Type};

use crate::check::Checked;
use crate::model::output::{Output, Shape};
use crate::read::item::Item;

use super::impls::{Impl, located};

/// The impls of an output.
pub(crate) fn expand(output: &Checked<Output>) -> TokenStream {
    let Output { item, closed: _, shape } = output.get();
    match shape {
        Shape::Table(table) => table::table(item, table),
        Shape::Newtype(ty) => newtype(item, ty),
        Shape::Words(words) => words::words(item, words),
        Shape::Answers(answers) => answers::answers(item, answers),
        Shape::Unfit => TokenStream::new(),
    }
}

/// `sample()`, which every derived output has.
fn sample(item: &Item) -> TokenStream {
    let Item { ident, vis, runtime: root, .. } = item;
    let docs = format!(" A `{ident}` with something in every field, for tests.");
    quote! {
        #[doc = #docs]
        #[must_use]
        #[allow(dead_code, unreachable_pub)]
        #vis fn sample() -> Self { #root::sample_of() }
    }
}

fn schema(root: &Path, ty: &Type) -> TokenStream {
    quote!({ use #root::lend::BeginUnknown as _; #root::Begin::<#ty>::SCHEMA })
}

fn newtype(item: &Item, ty: &Type) -> TokenStream {
    let root = &item.runtime;
    let place = Impl::new(item, Some(&quote!(#root::Nested)));
    let inner = located(quote!((&mut #root::Fill(&mut self.0)).slot()), ty.span());
    let slot = quote! {
        fn read(&mut self, walk: &mut #root::Walk<'_>) -> ::core::result::Result<(), #root::Fault> {
            use #root::lend::*;
            walk.value(#inner)
        }

        fn missing(&mut self) -> ::core::primitive::bool {
            use #root::lend::*;
            (&mut #root::Fill(&mut self.0)).whole().missing()
        }

        fn take_text(&mut self, text: &::core::primitive::str) -> ::core::primitive::bool {
            use #root::lend::*;
            (&mut #root::Fill(&mut self.0)).whole().take_text(text)
        }
    };
    let begin = located(quote!(#root::Begin::<#ty>::NEW.begin()), ty.span());
    let schema = schema(root, ty);
    let readable = quote! {
        fn begin() -> Self {
            use #root::lend::*;
            Self(#begin)
        }

        const SCHEMA: #root::Schema = #schema;
    };
    let mut impls = place.of(&quote!(#root::Slot), &slot);
    impls.extend(place.of(&quote!(#root::Readable), &readable));
    impls.extend(markers(&place, root));
    impls.extend(place.inherent(&sample(item)));
    impls
}

fn markers(place: &Impl<'_>, root: &Path) -> TokenStream {
    let mut impls = place.of(&quote!(#root::Nested), &TokenStream::new());
    impls.extend(place.of(&quote!(#root::Textual), &TokenStream::new()));
    impls
}
