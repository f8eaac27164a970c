//! A spoke that broke a rule: still a spoke, so that its actions hear nothing of it.

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::spoke::Spoke;

pub(crate) fn spoke(spoke: &Spoke) -> TokenStream {
    let (runtime, ident) = (&spoke.item.runtime, &spoke.item.ident);
    let (generics, arguments, bounds) = spoke.item.generics.split_for_impl();
    quote! {
        impl #generics #runtime::Spoke for #ident #arguments #bounds {
            const NAME: &'static str = "";
        }
    }
}
