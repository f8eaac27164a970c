//! What the impls of a type share: its generics, and where their faults are shown.

use proc_macro2::{Group, Span, TokenStream, TokenTree};
use quote::quote;
use syn::{GenericParam, Generics, Ident, parse_quote};

use crate::read::item::Item;

/// What every impl of a type needs.
pub(crate) struct Impl<'i> {
    item: &'i Item,
    generics: Generics,
}

impl<'i> Impl<'i> {
    /// `bound` is what every type parameter promises.
    pub(crate) fn new(item: &'i Item, bound: Option<&TokenStream>) -> Self {
        let mut generics = item.generics.clone();
        let parameters: Vec<Ident> = item.generics.type_params().map(|param| param.ident.clone()).collect();
        if let Some(bound) = bound {
            let clause = generics.make_where_clause();
            clause
                .predicates
                .extend(parameters.iter().map(|it| -> syn::WherePredicate { parse_quote!(#it: #bound) }));
        }
        for param in &mut generics.params {
            if let GenericParam::Type(param) = param {
                param.default = None;
            }
        }
        Impl { item, generics }
    }

    /// `impl name for Type { body }`
    pub(crate) fn of(&self, name: &TokenStream, body: &TokenStream) -> TokenStream {
        let ident = &self.item.ident;
        let (before, arguments, clause) = self.generics.split_for_impl();
        let carried = &self.item.carried;
        quote! {
            #(#carried)*
            #[automatically_derived]
            #[allow(deprecated, unused_imports, clippy::all)]
            impl #before #name for #ident #arguments #clause { #body }
        }
    }

    /// `impl Type { body }`
    pub(crate) fn inherent(&self, body: &TokenStream) -> TokenStream {
        let ident = &self.item.ident;
        let (before, arguments, clause) = self.generics.split_for_impl();
        quote! {
            #[automatically_derived]
            #[allow(deprecated)]
            impl #before #ident #arguments #clause { #body }
        }
    }
}

/// Tokens that a user's type may fault, moved to where the user wrote it: one foreign token would stretch the error to the derive.
pub(crate) fn located(tokens: TokenStream, span: Span) -> TokenStream {
    let span = Span::call_site().located_at(span);
    let moved = tokens.into_iter().map(|mut token| {
        if let TokenTree::Group(group) = &token {
            let mut inner = Group::new(group.delimiter(), located(group.stream(), span));
            inner.set_span(span);
            return TokenTree::Group(inner);
        }
        token.set_span(span);
        token
    });
    moved.collect()
}
