//! The way of each derive through the rooms.

use proc_macro2::TokenStream;

use crate::files::Files;

/// `#[derive(Spoke)]`.
pub fn derive_spoke(item: TokenStream) -> TokenStream {
    let _ = item;
    TokenStream::new()
}

/// `#[derive(Action)]`; `files` gives the text of templates that stand in files.
pub fn derive_action(item: TokenStream, files: &dyn Files) -> TokenStream {
    let _ = (item, files);
    TokenStream::new()
}

/// `#[derive(Input)]`.
pub fn derive_input(item: TokenStream) -> TokenStream {
    let _ = item;
    TokenStream::new()
}

/// `#[derive(Output)]`.
pub fn derive_output(item: TokenStream) -> TokenStream {
    let _ = item;
    TokenStream::new()
}
