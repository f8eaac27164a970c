//! A spoke that broke a rule: still a spoke, so that its actions hear nothing of it.

use proc_macro2::TokenStream;
use quote::quote;

use crate::diagnostics::Faults;
use crate::model::spoke::Spoke;

use super::report;

pub(crate) fn spoke(spoke: &Spoke, faults: &Faults) -> TokenStream {
    let faults = report(faults);
    let (runtime, ident) = (&spoke.item.runtime, &spoke.item.ident);
    let (generics, arguments, bounds) = spoke.item.generics.split_for_impl();
    quote! {
        #faults
        impl #generics #runtime::Spoke for #ident #arguments #bounds {
            const NAME: &'static ::core::primitive::str = "";
        }
    }
}
