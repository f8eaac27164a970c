//! A spoke that broke a rule: still a spoke, so that its actions hear nothing of it.

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::spoke::Spoke;

pub(crate) fn spoke(spoke: &Spoke) -> TokenStream {
    if !spoke.item.generics.params.is_empty() {
        return TokenStream::new();
    }
    let (runtime, ident) = (&spoke.item.runtime, &spoke.item.ident);
    quote! {
        impl #runtime::Spoke for #ident {
            const NAME: &'static str = "";
        }
    }
}
