//! An output that is a page of a list.

use proc_macro2::TokenStream;
use quote::quote;
use syn::ext::IdentExt;
use syn::spanned::Spanned;

use crate::expand::impls::{Impl, located};
use crate::model::output::{Field, Table};
use crate::read::item::Item;

/// `Page` and `Finds`, where a list is marked.
pub(super) fn page(item: &Item, table: &Table) -> Option<TokenStream> {
    let Field { ident, ty, .. } = table.fields.iter().find(|field| field.items.is_some())?;
    let root = &item.runtime;
    let name = ident.unraw().to_string();
    let element = located(quote!(<#ty as ::core::iter::IntoIterator>::Item), ty.span());
    let into = located(quote!(::core::iter::IntoIterator::into_iter(self.#ident)), ty.span());
    let len = located(quote!(self.#ident.len()), ty.span());
    let place = Impl::new(item, None);
    let mut impls = place.of(
        &quote!(#root::Page),
        &quote! {
            type Item = #element;
            const ITEMS: #root::Path = &[#root::Step::Member(#name)];

            fn count(&self) -> ::core::primitive::usize { #len }

            fn into_items(self) -> ::std::vec::Vec<Self::Item> {
                ::core::iter::Iterator::collect(#into)
            }
        },
    );
    impls.extend(place.of(
        &quote!(#root::Finds<#element>),
        &quote! {
            const AT: #root::Path = &[#root::Step::Member(#name), #root::Step::At(0)];

            fn found(self) -> ::core::option::Option<#element> {
                ::core::iter::Iterator::next(&mut #into)
            }
        },
    ));
    Some(impls)
}
