//! Reads the keys of an attribute one by one: unknown, misplaced and repeated ones are named, the rest is read on.

use std::collections::BTreeMap;
use std::fmt::Display;

use proc_macro2::{Span, TokenTree};
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::{Attribute, Ident, Meta, Token, parenthesized};

use crate::diagnostics::Diagnostics;

use super::keys::{Key, Place, named};
use super::nearest::{listed, nearest};

/// The keys of one item: they may be spread over several attributes, but each stands once.
pub(crate) struct List<'d> {
    place: Place,
    seen: BTreeMap<&'static str, Span>,
    diagnostics: &'d Diagnostics,
}

/// A known key, where it stands.
pub(crate) struct Entry {
    pub(crate) key: &'static Key,
    pub(crate) word: Ident,
}

impl<'d> List<'d> {
    pub(crate) fn new(place: Place, diagnostics: &'d Diagnostics) -> Self {
        List { place, seen: BTreeMap::new(), diagnostics }
    }

    /// Reads every attribute of this list's name; `take` reads the value of one key from behind its word.
    pub(crate) fn attributes(
        &mut self,
        attributes: &[Attribute],
        mut take: impl FnMut(&Entry, ParseStream<'_>) -> syn::Result<()>,
    ) {
        let name = self.place.attribute();
        for attribute in attributes.iter().filter(|it| it.path().is_ident(name)) {
            self.attribute(attribute, |list, input| {
                list.entries(input, &mut take);
                Ok(())
            });
        }
    }

    /// Reads what stands between the parentheses of one attribute.
    pub(crate) fn attribute(
        &mut self,
        attribute: &Attribute,
        read: impl FnOnce(&mut Self, ParseStream<'_>) -> syn::Result<()>,
    ) {
        let diagnostics = self.diagnostics;
        let name = self.place.attribute();
        match &attribute.meta {
            Meta::List(_) => {
                let before = diagnostics.count();
                let result = attribute.parse_args_with(|input: ParseStream<'_>| read(self, input));
                // After a fault syn tells a second time, of the tokens that nobody read behind it.
                if diagnostics.count() == before {
                    diagnostics.keep(result);
                }
            }
            Meta::Path(_) | Meta::NameValue(_) => {
                diagnostics.at(&attribute.meta, format!("`{name}` says nothing here; write `#[{name}(..)]`"));
            }
        }
    }

    /// Reads keys to the end of `input`.
    pub(crate) fn entries(
        &mut self,
        input: ParseStream<'_>,
        take: &mut dyn FnMut(&Entry, ParseStream<'_>) -> syn::Result<()>,
    ) {
        while !input.is_empty() {
            let result = self.entry(input).and_then(|entry| match entry {
                Some(entry) => take(&entry, input)
                    .map_err(|error| entry.explain(&error))
                    .and_then(|()| entry.end_of_value(input)),
                None => {
                    skip_value(input);
                    Ok(())
                }
            });
            if self.diagnostics.keep(result).is_none() {
                skip_value(input);
            }
            if !input.is_empty() {
                self.diagnostics.keep(input.parse::<Token![,]>());
            }
        }
    }

    /// Reads the word of a key; nothing where it is not to be read on.
    fn entry(&mut self, input: ParseStream<'_>) -> syn::Result<Option<Entry>> {
        if !input.peek(Ident::peek_any) {
            let shapes = self.place.keys().map(|key| key.shape).take(2);
            let message = format!("a key is a word, such as {}", listed(shapes));
            return Err(at(input, message));
        }
        let word = Ident::parse_any(input)?;
        let text = word.to_string();
        let Some(key) = self.place.keys().find(|key| key.name == text) else {
            self.unknown(&word, &text);
            return Ok(None);
        };
        if self.seen.insert(key.name, word.span()).is_some() {
            self.diagnostics
                .at(&word, format!("`{text}` is given twice: a key stands once; keep one of them"));
            return Ok(None);
        }
        Ok(Some(Entry { key, word }))
    }

    fn unknown(&self, word: &Ident, text: &str) {
        let here = self.place.describe();
        let elsewhere: Vec<&str> =
            named(text).flat_map(|key| key.on.iter().map(|place| place.describe())).collect();
        let message = match elsewhere.split_last() {
            Some((last, [])) => {
                format!("`{text}` does not stand in {here}: it belongs to {last}; move it there")
            }
            Some((last, others)) => {
                let others = others.join(", ");
                format!("`{text}` does not stand in {here}: it belongs to {others} or {last}; move it there")
            }
            None => {
                let known = self.place.keys().map(|key| key.name);
                let instead = match nearest(text, known.clone()) {
                    Some(near) => format!("write `{near}`"),
                    None => format!("its keys are {}", listed(known)),
                };
                format!("unknown key `{text}` in {here}; {instead}")
            }
        };
        self.diagnostics.at(word, message);
    }
}

impl Entry {
    /// The value of `key = value`.
    pub(crate) fn value<T: Parse>(&self, input: ParseStream<'_>) -> syn::Result<T> {
        self.value_with(input, T::parse)
    }

    /// The value of `key = value`, read by `parse`.
    pub(crate) fn value_with<T>(
        &self,
        input: ParseStream<'_>,
        parse: impl FnOnce(ParseStream<'_>) -> syn::Result<T>,
    ) -> syn::Result<T> {
        if !input.peek(Token![=]) {
            return Err(self.misshapen("takes a value"));
        }
        input.parse::<Token![=]>()?;
        if input.is_empty() || input.peek(Token![,]) {
            return Err(self.misshapen("takes a value"));
        }
        parse(input)
    }

    /// What stands between the parentheses of `key(..)`, read by `parse`, which must read all of it.
    pub(crate) fn list_with<T>(
        &self,
        input: ParseStream<'_>,
        parse: impl FnOnce(ParseStream<'_>) -> syn::Result<T>,
    ) -> syn::Result<T> {
        if !input.peek(syn::token::Paren) {
            return Err(self.misshapen("takes a list in parentheses"));
        }
        let content;
        parenthesized!(content in input);
        if content.is_empty() {
            return Err(self.misshapen("holds nothing"));
        }
        let list = parse(&content)?;
        if content.is_empty() { Ok(list) } else { Err(at(&content, "a `,` is missing before this")) }
    }

    /// Refuses a value behind a word that stands by itself.
    pub(crate) fn flag(&self, input: ParseStream<'_>) -> syn::Result<()> {
        if input.is_empty() || input.peek(Token![,]) {
            Ok(())
        } else {
            Err(self.misshapen("stands by itself"))
        }
    }

    /// A key's value is followed by a comma, or by nothing.
    fn end_of_value(&self, input: ParseStream<'_>) -> syn::Result<()> {
        if input.is_empty() || input.peek(Token![,]) {
            Ok(())
        } else if input.peek(Ident::peek_any) {
            Err(at(input, "a `,` is missing before this"))
        } else {
            Err(at(input, self.untaken()))
        }
    }

    /// Where a parser says no more than what it expected, says what the key takes.
    fn explain(&self, error: &syn::Error) -> syn::Error {
        let text = error.to_string();
        if !text.starts_with("expected ") && !text.starts_with("unexpected ") {
            return error.clone();
        }
        syn::Error::new(error.span(), self.untaken())
    }

    fn untaken(&self) -> String {
        let Key { name, shape, .. } = self.key;
        format!("not what `{name}` takes; write `{shape}`")
    }

    /// The key's word is right, what follows it is not.
    pub(crate) fn misshapen(&self, rule: &str) -> syn::Error {
        let Key { name, shape, .. } = self.key;
        syn::Error::new(self.word.span(), format!("`{name}` {rule}; write `{shape}`"))
    }
}

/// A fault where `input` stands; at its end, where it ends.
pub(crate) fn at(input: ParseStream<'_>, message: impl Display) -> syn::Error {
    syn::Error::new(input.span(), message)
}

/// Skips all that is left.
pub(crate) fn skip(input: ParseStream<'_>) {
    while input.parse::<TokenTree>().is_ok() {}
}

/// Skips to the comma before the next key, or to the end.
pub(crate) fn skip_value(input: ParseStream<'_>) {
    while !input.is_empty() && !is_before_key(input) {
        if input.parse::<TokenTree>().is_err() {
            return;
        }
    }
}

/// Commas also stand inside values, between generic arguments for one; before a key a word follows them.
fn is_before_key(input: ParseStream<'_>) -> bool {
    if !input.peek(Token![,]) {
        return false;
    }
    let ahead = input.fork();
    let comma = ahead.parse::<Token![,]>().is_ok();
    comma
        && (ahead.is_empty()
            || (Ident::parse_any(&ahead).is_ok()
                && (ahead.is_empty()
                    || ahead.peek(Token![,])
                    || ahead.peek(Token![=])
                    || ahead.peek(syn::token::Paren))))
}
