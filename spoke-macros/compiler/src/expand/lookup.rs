//! `unique(..)` and `probe` to tokens.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Path;

use crate::model::lookup::Lookup;

use super::poll::named;

/// `&lookup::<Other, Self>(&["field"])`
pub(crate) fn lookup(lookup: &Lookup, runtime: &Path) -> TokenStream {
    let Lookup { action, by } = lookup;
    let found = named(action, &quote!(#runtime::lookup), &quote!(&[#(#by),*]));
    quote!(&#found)
}
