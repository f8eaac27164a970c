//! An output that is a page of a list.

use proc_macro2::TokenStream;
use quote::quote;
use syn::ext::IdentExt;
use syn::{Ident, Type};

use crate::expand::impls::Impl;
use crate::lower::known::element;
use crate::model::output::{Field, Table};
use crate::read::item::Item;

/// `Page` and `Finds`, where a list is marked.
pub(super) fn page(item: &Item, table: &Table) -> Option<TokenStream> {
    let Field { ident, ty, .. } = table.fields.iter().find(|field| field.items.is_some())?;
    let element = element(ty)?;
    let root = &item.runtime;
    let name = ident.unraw().to_string();
    let page = Impl::new(item, None).of(
        &quote!(#root::Page),
        &quote! {
            type Item = #element;
            const ITEMS: #root::Path = &[#root::Step::Member(#name)];

            fn count(&self) -> ::core::primitive::usize {
                self.#ident.len()
            }

            fn into_items(self) -> ::std::vec::Vec<Self::Item> {
                ::core::iter::Iterator::collect(::core::iter::IntoIterator::into_iter(self.#ident))
            }
        },
    );
    let finds = (!is(element, &item.ident)).then(|| finds(item, ident, element));
    Some(quote!(#page #finds))
}

/// The first item.
fn finds(item: &Item, ident: &Ident, element: &Type) -> TokenStream {
    let root = &item.runtime;
    let name = ident.unraw().to_string();
    Impl::new(item, None).of(
        &quote!(#root::Finds<#element>),
        &quote! {
            const AT: #root::Path = &[#root::Step::Member(#name), #root::Step::At(0)];

            fn found(self) -> ::core::option::Option<#element> {
                ::core::iter::Iterator::next(&mut ::core::iter::IntoIterator::into_iter(self.#ident))
            }
        },
    )
}

/// Whether the list holds outputs of its own type: every output finds itself already.
fn is(element: &Type, ident: &Ident) -> bool {
    let Type::Path(path) = element else { return false };
    path.path.is_ident("Self") || path.path.segments.last().is_some_and(|last| last.ident == *ident)
}
