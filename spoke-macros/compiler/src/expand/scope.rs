//! Short names for the runtime's data: emitted where only our own tokens stand, so that no user's type is shadowed.

use std::collections::BTreeSet;

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::quote;
use syn::{Ident, Path};

/// The names that the templates and `fail` are written with.
const NAMES: &[&str] = &[
    "Body",
    "Condition",
    "Fail",
    "Kind",
    "Literal",
    "Member",
    "Node",
    "Pair",
    "Part",
    "Source",
    "Step",
    "Value",
];

/// `tokens` in a block that brings the names they use from the runtime.
pub(crate) fn scoped(runtime: &Path, tokens: TokenStream) -> TokenStream {
    let mut words = BTreeSet::new();
    collect(tokens.clone(), &mut words);
    let used =
        NAMES.iter().filter(|name| words.contains(**name)).map(|name| Ident::new(name, Span::call_site()));
    quote!({ use #runtime::{#(#used),*}; #tokens })
}

fn collect(tokens: TokenStream, words: &mut BTreeSet<String>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => collect(group.stream(), words),
            TokenTree::Ident(word) => {
                words.insert(word.to_string());
            }
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}
