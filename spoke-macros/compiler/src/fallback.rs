//! After faults: their messages, and stubs of the right shape, so that one mistake gives one error.

pub(crate) mod action;
pub(crate) mod input;
pub(crate) mod output;
pub(crate) mod slots;
pub(crate) mod spoke;

use proc_macro2::TokenStream;
use quote::quote;

use crate::diagnostics::Faults;

/// The faults as tokens that rustc reports.
pub(crate) fn report(faults: &Faults) -> TokenStream {
    let plain = faults.plain.iter().map(syn::Error::to_compile_error);
    let slots = slots::report(&faults.slots);
    quote!(#(#plain)* #slots)
}
