//! The way of each derive through the rooms.

use proc_macro2::TokenStream;
use syn::DeriveInput;

use crate::diagnostics::{Diagnostics, Faults};
use crate::files::Files;
use crate::read::action::RawAction;
use crate::read::spoke::RawSpoke;
use crate::{check, expand, fallback, lower, read};

/// What a derive gives: the expansion, or what is wrong.
pub(crate) type Derived = Result<TokenStream, Failed>;

/// What is wrong, and the stubs that stand in for the expansion.
pub(crate) struct Failed {
    pub(crate) stubs: TokenStream,
    pub(crate) faults: Faults,
}

/// `#[derive(Spoke)]`.
pub fn derive_spoke(item: TokenStream) -> TokenStream {
    tokens(item, spoke)
}

/// `#[derive(Action)]`; `files` gives the text of templates that stand in files.
pub fn derive_action(item: TokenStream, files: &dyn Files) -> TokenStream {
    tokens(item, |input| action(input, files))
}

/// `#[derive(Input)]`.
pub fn derive_input(item: TokenStream) -> TokenStream {
    tokens(item, input)
}

/// `#[derive(Output)]`.
pub fn derive_output(item: TokenStream) -> TokenStream {
    tokens(item, output)
}

pub(crate) fn spoke(item: &DeriveInput) -> Derived {
    let diagnostics = Diagnostics::new();
    let raw = RawSpoke::read(item, &diagnostics);
    let model = lower::spoke::spoke(&raw, &diagnostics);
    check::spoke::spoke(&raw, model, diagnostics)
        .map(|spoke| expand::spoke::spoke(&spoke))
        .map_err(|broken| Failed { stubs: fallback::spoke::spoke(&broken.model), faults: broken.faults })
}

pub(crate) fn action(item: &DeriveInput, files: &dyn Files) -> Derived {
    let diagnostics = Diagnostics::new();
    let raw = RawAction::read(item, &diagnostics);
    let lowered = lower::action::action(&raw, files, &diagnostics);
    check::action::action(&raw, lowered, diagnostics)
        .map(|action| expand::action::action(&action))
        .map_err(|broken| Failed { stubs: fallback::action::action(&broken.model), faults: broken.faults })
}

pub(crate) fn input(item: &DeriveInput) -> Derived {
    let diagnostics = Diagnostics::new();
    let raw = read::input::read(item, &diagnostics);
    let model = lower::input::lower(raw, &diagnostics);
    check::input::check(model, diagnostics)
        .map(|input| expand::input::expand(&input))
        .map_err(|broken| Failed { stubs: fallback::input::expand(&broken.model), faults: broken.faults })
}

pub(crate) fn output(item: &DeriveInput) -> Derived {
    let diagnostics = Diagnostics::new();
    let raw = read::output::read(item, &diagnostics);
    let model = lower::output::lower(raw, &diagnostics);
    check::output::check(model, diagnostics)
        .map(|output| expand::output::expand(&output))
        .map_err(|broken| Failed { stubs: fallback::output::expand(&broken.model), faults: broken.faults })
}

/// Derives see well-formed items only; whoever calls the library may give anything.
fn tokens(item: TokenStream, derive: impl FnOnce(&DeriveInput) -> Derived) -> TokenStream {
    let input = match syn::parse2(item) {
        Ok(input) => input,
        Err(error) => return error.to_compile_error(),
    };
    derive(&input).unwrap_or_else(|Failed { stubs, faults }| {
        let mut tokens = fallback::report(&faults);
        tokens.extend(stubs);
        tokens
    })
}
