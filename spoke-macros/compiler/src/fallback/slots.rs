//! Faults at slots: under the slot itself, where rustc can be made to look there.
//!
//! The literal goes to `format_args!`, which keeps the places inside it. A faulty slot is bound to a value whose
//! `Display` asks for a trait that nothing implements, and that trait's `on_unimplemented` is our sentence.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::{Ident, LitStr};

use crate::diagnostics::SlotFault;
use crate::template::text::{Piece, pieces};

/// The faults, one literal after the other.
pub(crate) fn report(faults: &[SlotFault]) -> TokenStream {
    let mut literals: Vec<(&LitStr, Vec<&SlotFault>)> = Vec::new();
    for fault in faults {
        match literals.iter_mut().find(|(literal, _)| is_same(literal, &fault.literal)) {
            Some((_, found)) => found.push(fault),
            None => literals.push((&fault.literal, vec![fault])),
        }
    }
    literals.iter().map(|(literal, faults)| one_literal(literal, faults)).collect()
}

fn one_literal(literal: &LitStr, faults: &[&SlotFault]) -> TokenStream {
    if let Some(spans) = faults.iter().map(|fault| exact(fault)).collect::<Option<Vec<Span>>>() {
        let errors = spans.into_iter().zip(faults).map(|(span, fault)| error(span, &fault.message));
        return errors.collect();
    }
    match shown(literal, faults) {
        Some(tokens) => tokens,
        None => faults.iter().map(|fault| error(literal.span(), &placed(fault))).collect(),
    }
}

fn error(span: Span, message: &str) -> TokenStream {
    syn::Error::new(span, message).to_compile_error()
}

/// The slot's own span: known outside of rustc, and to a nightly one.
pub(crate) fn exact(fault: &SlotFault) -> Option<Span> {
    let token = fault.literal.token();
    let text = token.to_string();
    let start = text.find('"')? + 1;
    let is_plain = text.get(start..)?.starts_with(&fault.literal.value());
    is_plain.then(|| token.subspan(fault.range.start + start..fault.range.end + start)).flatten()
}

/// The fault with its place in words.
pub(crate) fn placed(fault: &SlotFault) -> String {
    let before = fault.literal.value().get(..fault.range.start).map_or(0, |text| text.chars().count());
    format!("{} (at character {} of this text)", fault.message, before + 1)
}

/// The literal in a `format_args!` that nobody runs, where it can stand there.
fn shown(literal: &LitStr, faults: &[&SlotFault]) -> Option<TokenStream> {
    let pieces = pieces(&literal.value()).ok()?;
    let slots: Vec<_> = pieces.iter().filter_map(Piece::slot).collect();
    if !slots.iter().all(|slot| slot.kind.is_format_argument()) {
        return None;
    }
    let mut names: BTreeSet<&str> = slots.iter().filter_map(|slot| slot.kind.field()).collect();
    let mut sentences: BTreeMap<&str, &str> = BTreeMap::new();
    for fault in faults {
        sentences.entry(fault.slot.as_str()).or_insert(fault.message.as_str());
    }
    if !sentences.keys().all(|name| names.remove(name)) {
        return None;
    }
    let sound = names.into_iter().map(|name| Ident::new(name, literal.span()));
    let (items, bindings): (Vec<_>, Vec<_>) = sentences
        .into_iter()
        .enumerate()
        .map(|(at, (name, sentence))| {
            let number = if at == 0 { String::new() } else { (at + 1).to_string() };
            let (fits, slot) = (
                format_ident!("Fits{number}", span = literal.span()),
                format_ident!("Slot{number}", span = literal.span()),
            );
            let name = Ident::new(name, literal.span());
            let sentence = sentence.replace('{', "{{").replace('}', "}}");
            let item = quote_spanned! {literal.span()=>
                #[diagnostic::on_unimplemented(message = #sentence, label = "this slot")]
                trait #fits {}
                struct #slot<T>(T);
                impl<T: #fits> ::core::fmt::Display for #slot<T> {
                    fn fmt(&self, _: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                        ::core::result::Result::Ok(())
                    }
                }
            };
            (item, quote!(let #name = #slot(());))
        })
        .unzip();
    Some(quote! {
        const _: () = {
            #(#items)*
            #[allow(dead_code)]
            fn slots() {
                #(let #sound = "";)*
                #(#bindings)*
                let _ = ::core::format_args!(#literal);
            }
        };
    })
}

/// Two literals are the same token where they stand at the same place; rustc shows places to nobody but itself.
fn is_same(left: &LitStr, right: &LitStr) -> bool {
    left.token().to_string() == right.token().to_string()
        && format!("{:?}", left.span()) == format!("{:?}", right.span())
}
