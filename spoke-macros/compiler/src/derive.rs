//! The way of each derive through the rooms.

use proc_macro2::TokenStream;
use syn::DeriveInput;

use crate::diagnostics::Diagnostics;
use crate::files::Files;
use crate::read::action::RawAction;
use crate::read::spoke::RawSpoke;
use crate::{check, expand, fallback, lower, read};

/// `#[derive(Spoke)]`.
pub fn derive_spoke(item: TokenStream) -> TokenStream {
    parsed(item, |input, diagnostics| {
        let raw = RawSpoke::read(input, &diagnostics);
        let model = lower::spoke::spoke(&raw, &diagnostics);
        match check::spoke::spoke(&raw, model, diagnostics) {
            Ok(spoke) => expand::spoke::spoke(&spoke),
            Err((spoke, faults)) => fallback::spoke::spoke(&spoke, &faults),
        }
    })
}

/// `#[derive(Action)]`; `files` gives the text of templates that stand in files.
pub fn derive_action(item: TokenStream, files: &dyn Files) -> TokenStream {
    parsed(item, |input, diagnostics| {
        let raw = RawAction::read(input, &diagnostics);
        let lowered = lower::action::action(&raw, files, &diagnostics);
        match check::action::action(&raw, lowered, diagnostics) {
            Ok(action) => expand::action::action(&action),
            Err(broken) => fallback::action::action(&broken),
        }
    })
}

/// `#[derive(Input)]`.
pub fn derive_input(item: TokenStream) -> TokenStream {
    parsed(item, |item, diagnostics| {
        let raw = read::input::read(item, &diagnostics);
        let model = lower::input::lower(raw, &diagnostics);
        match check::input::check(model, diagnostics) {
            Ok(checked) => expand::input::expand(&checked),
            Err((model, faults)) => fallback::input::expand(&model, &faults),
        }
    })
}

/// `#[derive(Output)]`.
pub fn derive_output(item: TokenStream) -> TokenStream {
    parsed(item, |item, diagnostics| {
        let raw = read::output::read(item, &diagnostics);
        let model = lower::output::lower(raw, &diagnostics);
        match check::output::check(model, diagnostics) {
            Ok(checked) => expand::output::expand(&checked),
            Err((model, faults)) => fallback::output::expand(&model, &faults),
        }
    })
}

/// Derives see well-formed items only; whoever calls the library may give anything.
fn parsed(item: TokenStream, derive: impl FnOnce(&DeriveInput, Diagnostics) -> TokenStream) -> TokenStream {
    match syn::parse2(item) {
        Ok(input) => derive(&input, Diagnostics::new()),
        Err(error) => error.to_compile_error(),
    }
}
