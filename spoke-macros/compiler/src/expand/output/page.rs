//! An output that is a page of a list.

use proc_macro2::TokenStream;
use quote::quote;
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{Ident, Type};

use crate::expand::impls::{Impl, located};
use crate::lower::known::element;
use crate::model::output::{Field, Table};
use crate::read::item::Item;

/// `Page` and `Finds`, where a list is marked.
pub(super) fn page(item: &Item, table: &Table) -> Option<TokenStream> {
    let Field { ident, ty, .. } = table.fields.iter().find(|field| field.items.is_some())?;
    let root = &item.runtime;
    let name = ident.unraw().to_string();
    let element = match element(ty) {
        Some(element) => quote!(#element),
        None => located(quote!(<#ty as ::core::iter::IntoIterator>::Item), ty.span()),
    };
    let items = located(quote!(::core::iter::IntoIterator::into_iter(self.#ident)), ty.span());
    let count = located(quote!(self.#ident.len()), ty.span());
    let page = Impl::new(item, None).of(
        &quote!(#root::Page),
        &quote! {
            type Item = #element;
            const ITEMS: #root::Path = &[#root::Step::Member(#name)];

            fn count(&self) -> ::core::primitive::usize {
                #count
            }

            fn into_items(self) -> ::std::vec::Vec<Self::Item> {
                ::core::iter::Iterator::collect(#items)
            }
        },
    );
    let finds = finds(item, ident, ty);
    Some(quote!(#page #finds))
}

/// The first item, where the list's name tells its type: a projection could be any type, the output itself for one.
fn finds(item: &Item, ident: &Ident, ty: &Type) -> Option<TokenStream> {
    let element = element(ty).filter(|element| !is(element, &item.ident))?;
    let root = &item.runtime;
    let name = ident.unraw().to_string();
    Some(Impl::new(item, None).of(
        &quote!(#root::Finds<#element>),
        &quote! {
            const AT: #root::Path = &[#root::Step::Member(#name), #root::Step::At(0)];

            fn found(self) -> ::core::option::Option<#element> {
                ::core::iter::Iterator::next(&mut ::core::iter::IntoIterator::into_iter(self.#ident))
            }
        },
    ))
}

/// Whether the list holds outputs of its own type, which an output finds anyway.
fn is(element: &Type, ident: &Ident) -> bool {
    matches!(element, Type::Path(path) if path.path.is_ident("Self") || path.path.segments.last().is_some_and(|it| it.ident == *ident))
}
