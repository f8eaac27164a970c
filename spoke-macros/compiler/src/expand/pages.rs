//! `pages(..)` to tokens.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;

use crate::model::action::Action;
use crate::model::fail::Source;
use crate::model::pages::Pages;
use crate::read::pages::Way;

use super::condition::source;
use super::impls::{Impl, located};
use super::scope::scoped;
use super::template::index;

/// `&Pages { .. }`
pub(crate) fn pages(action: &Action) -> Option<TokenStream> {
    let Pages { way, from, into, more, total } = action.call.pages.as_ref()?;
    let runtime = &action.shell.item.runtime;
    let asked = |source_: &Source| scoped(runtime, &source(source_));
    let from = from.as_ref().map(asked).map(|it| quote!(from: ::core::option::Option::Some(#it),));
    let into = into.map(index).map(|it| quote!(into: ::core::option::Option::Some(#it),));
    let more = more.as_ref().map(asked).map(|it| quote!(more: ::core::option::Option::Some(#it),));
    let total = total.as_ref().map(asked).map(|it| quote!(total: ::core::option::Option::Some(#it),));
    let style = match way {
        Way::Cursor => quote!(&#runtime::pages::Cursor),
        Way::Number => quote!(&#runtime::pages::Number),
        Way::Offset => quote!(&#runtime::pages::Offset),
        Way::LinkHeader => quote!(&#runtime::pages::LinkHeader),
        Way::NextUrl => quote!(&#runtime::pages::NextUrl),
        Way::Keyset => quote!(&#runtime::pages::Keyset),
        Way::Own(own) => quote_spanned!(own.span()=> &#own),
    };
    Some(quote! {
        &#runtime::Pages {
            #from #into #more #total
            items: #runtime::pages::items_of::<Self>(),
            ..#runtime::Pages::new(#style)
        }
    })
}

/// The marker of an action whose pages follow one another.
pub(crate) fn marker(action: &Action) -> Option<TokenStream> {
    action.call.pages.as_ref()?;
    let runtime = &action.shell.item.runtime;
    let marker = Impl::new(&action.shell.item, None).of(&quote!(#runtime::Paged), &TokenStream::new());
    Some(located(marker, action.home.output.span()))
}
