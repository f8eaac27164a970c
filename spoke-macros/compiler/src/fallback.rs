//! After faults: their messages, and stubs of the right shape, so that one mistake gives one error.

pub(crate) mod input;
pub(crate) mod output;

use proc_macro2::TokenStream;

use crate::diagnostics::Faults;

/// The faults as tokens that rustc reports.
pub(crate) fn report(faults: &Faults) -> TokenStream {
    faults.plain.iter().map(syn::Error::to_compile_error).collect()
}
