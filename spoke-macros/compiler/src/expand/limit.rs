//! Limits to tokens: the user's own expressions, with their places.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::Path;
use syn::spanned::Spanned;

use crate::model::limit::Limit;

use super::template::index;

/// `&[rate("50/s"), Limit::by(rate("1/s"), 0)]`
pub(crate) fn limits(limits: &[Limit], runtime: &Path) -> TokenStream {
    let limits = limits.iter().map(|Limit { value, by }| match by.map(index) {
        Some(input) => quote_spanned!(value.span()=> #runtime::Limit::by(#value, #input)),
        None => quote!(#value),
    });
    quote!(&[#(#limits),*])
}
