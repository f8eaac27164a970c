//! Short names for the runtime's data: emitted where only our own tokens stand, so that no user's type is shadowed.

use std::collections::BTreeSet;

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::quote;
use syn::{Ident, Path};

/// The names that the templates and `fail` are written with.
const NAMES: &[&str] = &[
    "Body",
    "Condition",
    "Element",
    "Fail",
    "Kind",
    "Literal",
    "Member",
    "Members",
    "Node",
    "Pair",
    "Part",
    "Place",
    "Several",
    "Source",
    "Step",
    "Value",
    "Xml",
];

/// `tokens` in a block that brings the names they use from the runtime.
pub(crate) fn scoped(runtime: &Path, tokens: &TokenStream) -> TokenStream {
    let mut words = BTreeSet::new();
    collect(tokens.clone(), &mut words);
    let used =
        NAMES.iter().filter(|name| words.contains(**name)).map(|name| Ident::new(name, Span::call_site()));
    quote!({ use #runtime::{#(#used),*}; #tokens })
}

/// The words that begin a path: what stands behind `::` comes with it.
fn collect(tokens: TokenStream, words: &mut BTreeSet<String>) {
    let mut colons = 0;
    for token in tokens {
        let before = std::mem::take(&mut colons);
        match token {
            TokenTree::Group(group) => collect(group.stream(), words),
            TokenTree::Ident(word) if before < 2 => {
                words.insert(word.to_string());
            }
            TokenTree::Punct(sign) if sign.as_char() == ':' => colons = before + 1,
            TokenTree::Ident(_) | TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}
