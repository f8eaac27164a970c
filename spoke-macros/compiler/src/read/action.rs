//! Reads `#[derive(Action)]`.

use proc_macro2::Span;
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::punctuated::Punctuated;
use syn::token::{Bracket, Paren};
use syn::{DeriveInput, Ident, LitInt, LitStr, Token, bracketed};

use crate::case::Case;
use crate::diagnostics::Diagnostics;

use super::body::{self, Body, BodyKind};
use super::fail::{self, Fail};
use super::fields::{self, RawField};
use super::head::Head;
use super::item::{self, Item};
use super::keys::Place;
use super::limit::{Limit, limits};
use super::list::{Entry, List, at};
use super::lookup::{Probe, Unique};
use super::pages::Pages;
use super::pairs::{self, Pair};
use super::poll::{self, Poll};
use super::sequence::Sequence;
use super::text::Name;

/// An action as it was written.
pub(crate) struct RawAction {
    pub(crate) item: Item,
    pub(crate) fields: Vec<RawField>,
    pub(crate) head: Head,
    pub(crate) keys: ActionKeys,
}

/// The keys behind the head.
#[derive(Default)]
pub(crate) struct ActionKeys {
    pub(crate) effect: Option<RawEffect>,
    pub(crate) bodies: Vec<Body>,
    pub(crate) query: Vec<Pair>,
    pub(crate) headers: Vec<Pair>,
    pub(crate) base: Vec<Pair>,
    pub(crate) at: Option<RawAt>,
    pub(crate) fail: Fail,
    pub(crate) limits: Vec<Limit>,
    pub(crate) pages: Option<Pages>,
    pub(crate) accept: Vec<LitInt>,
    pub(crate) scopes: Vec<LitStr>,
    pub(crate) timeout: Option<LitStr>,
    pub(crate) poll: Option<Poll>,
    pub(crate) sequence: Option<Sequence>,
    pub(crate) unique: Option<Unique>,
    pub(crate) probe: Option<Probe>,
    pub(crate) docs: Option<LitStr>,
    pub(crate) preview: Option<LitStr>,
    pub(crate) function: RawFunction,
    pub(crate) case: Option<Case>,
}

/// What repeating the action does.
pub(crate) enum RawEffect {
    Read,
    Idempotent,
    KeyedHeader(LitStr),
    KeyedField(Name),
    Once,
}

/// `at = field with credentials`
pub(crate) struct RawAt {
    pub(crate) field: Name,
    pub(crate) credentials: bool,
}

/// Whether a typed function is emitted.
#[derive(Default)]
pub(crate) enum RawFunction {
    /// Where few inputs are required.
    #[default]
    Fitting,
    None,
    Named(Ident),
}

impl RawAction {
    pub(crate) fn read(input: &DeriveInput, diagnostics: &Diagnostics) -> RawAction {
        let mut raw = RawAction {
            item: Item::read(input),
            fields: fields::read(input, diagnostics),
            head: Head::default(),
            keys: ActionKeys::default(),
        };
        let mut attributes = input.attrs.iter().filter(|it| it.path().is_ident("action"));
        let Some(attribute) = attributes.next() else {
            let name = &raw.item.ident;
            diagnostics.at(
                name,
                format!("action `{name}` declares no call; write `#[action(Spoke: METHOD \"/path\" -> Output)]` above it"),
            );
            return raw;
        };
        List::new(Place::Action, diagnostics).attribute(attribute, |list, input| {
            raw.head = Head::read(input, diagnostics);
            list.entries(input, &mut |entry, input| raw.key(entry, input, diagnostics));
            Ok(())
        });
        for more in attributes {
            diagnostics.at(more, "`#[action(..)]` is given twice: an action is one call; keep one of them");
        }
        raw
    }

    /// The headers that the declaration names, as they are written, the key's own first.
    pub(crate) fn headers(&self) -> impl Iterator<Item = (String, Span)> {
        let key = match &self.keys.effect {
            Some(RawEffect::KeyedHeader(name)) => Some((name.value(), name.span())),
            Some(RawEffect::Read | RawEffect::Idempotent | RawEffect::KeyedField(_) | RawEffect::Once)
            | None => None,
        };
        let listed = self.keys.headers.iter().map(|pair| (pair.name.clone(), pair.span));
        let placed = self.fields.iter().filter_map(|field| field.header.as_ref());
        let placed = placed.map(|placed| (placed.name.value(), placed.name.span()));
        key.into_iter().chain(listed).chain(placed)
    }

    fn key(&mut self, entry: &Entry, input: ParseStream<'_>, diagnostics: &Diagnostics) -> syn::Result<()> {
        let keys = &mut self.keys;
        let mut add_body = |kind: BodyKind| keys.bodies.push(Body { key: entry.word.clone(), kind });
        match entry.key.name {
            "effect" => keys.effect = Some(entry.value_with(input, effect)?),
            "body" => add_body(entry.value_with(input, body::body)?),
            "form" => add_body(BodyKind::Form(entry.value_with(input, pairs::form)?)),
            "xml" => add_body(entry.value_with(input, body::xml)?),
            "multipart" => add_body(BodyKind::Multipart(entry.value_with(input, pairs::multipart)?)),
            "bytes" => add_body(BodyKind::Bytes(entry.value(input)?)),
            "query" => keys.query = entry.list_with(input, pairs::quoted)?,
            "header" => keys.headers = entry.list_with(input, pairs::quoted)?,
            "base" => keys.base = entry.list_with(input, pairs::worded)?,
            "at" => keys.at = Some(entry.value_with(input, handed_out)?),
            "fail" => keys.fail = entry.list_with(input, |input| Ok(Fail::read(input, diagnostics)))?,
            "limit" => keys.limits = limits(entry, input)?,
            "pages" => {
                let span = entry.word.span();
                keys.pages = Some(Pages::torn(span));
                let pages = entry.list_with(input, |input| Ok(Pages::read(span, input, diagnostics)))?;
                keys.pages = Some(pages);
            }
            "accept" => keys.accept = accept(entry, input)?,
            "scopes" => keys.scopes = entry.list_with(input, texts)?,
            "timeout" => keys.timeout = Some(item::text(entry, input)?),
            "poll" => {
                let word = &entry.word;
                keys.poll = Some(entry.list_with(input, |input| Ok(Poll::read(word, input, diagnostics)))?);
            }
            "sequence" => {
                let word = &entry.word;
                keys.sequence = Some(entry.list_with(input, |input| Sequence::read(word, input))?);
            }
            "unique" => {
                let word = &entry.word;
                keys.unique =
                    Some(entry.list_with(input, |input| Ok(Unique::read(word, input, diagnostics)))?);
            }
            "probe" => {
                let action = entry.value_with(input, |input| poll::action(entry, input))?;
                keys.probe = Some(Probe { key: entry.word.span(), action });
            }
            "docs" => keys.docs = Some(item::text(entry, input)?),
            "preview" => keys.preview = Some(item::text(entry, input)?),
            "fn" => keys.function = entry.value_with(input, function)?,
            "case" => keys.case = Some(item::case(entry, input)?),
            "crate" => self.item.runtime = item::runtime(entry, input)?,
            _ => {}
        }
        Ok(())
    }
}

/// `[200, 304]`
pub(crate) fn accept(entry: &Entry, input: ParseStream<'_>) -> syn::Result<Vec<LitInt>> {
    entry.value_with(input, |input| {
        if !input.peek(Bracket) {
            return Err(entry.misshapen("takes a list"));
        }
        let content;
        bracketed!(content in input);
        if content.is_empty() {
            return Err(entry.misshapen("holds nothing"));
        }
        fail::statuses(&content)
    })
}

/// `"a", "b"`
pub(crate) fn texts(input: ParseStream<'_>) -> syn::Result<Vec<LitStr>> {
    Ok(Punctuated::<LitStr, Token![,]>::parse_terminated(input)?.into_iter().collect())
}

const EFFECTS: [&str; 4] = ["read", "idempotent", "keyed", "once"];

fn effect(input: ParseStream<'_>) -> syn::Result<RawEffect> {
    if !input.peek(Ident::peek_any) {
        let message = format!("an effect is a word; write one of {}", super::nearest::listed(EFFECTS));
        return Err(at(input, message));
    }
    let word = input.call(Ident::parse_any)?;
    let keyless = syn::Error::new(
        word.span(),
        "`keyed` says where the key travels; write `keyed(\"Header\")` or `keyed(field)`",
    );
    match word.to_string().as_str() {
        "read" | "idempotent" | "once" if input.peek(Paren) => {
            Err(syn::Error::new(word.span(), format!("`{word}` stands by itself; write `effect = {word}`")))
        }
        "read" => Ok(RawEffect::Read),
        "idempotent" => Ok(RawEffect::Idempotent),
        "once" => Ok(RawEffect::Once),
        "keyed" if input.peek(Paren) => {
            let content;
            syn::parenthesized!(content in input);
            if content.is_empty() {
                return Err(keyless);
            }
            let keyed = if content.peek(LitStr) {
                RawEffect::KeyedHeader(content.parse()?)
            } else {
                RawEffect::KeyedField(content.parse()?)
            };
            if content.is_empty() {
                Ok(keyed)
            } else {
                Err(at(&content, "an action carries one key; remove this"))
            }
        }
        "keyed" => Err(keyless),
        other => Err(syn::Error::new(
            word.span(),
            format!("unknown effect `{other}`; {}", super::nearest::instead(other, EFFECTS)),
        )),
    }
}

fn handed_out(input: ParseStream<'_>) -> syn::Result<RawAt> {
    let field = input.parse()?;
    let mut credentials = false;
    if !input.is_empty() && !input.peek(Token![,]) {
        let with = input.call(Ident::parse_any)?;
        let what = input.call(Ident::parse_any)?;
        if with != "with" || what != "credentials" {
            return Err(syn::Error::new(
                with.span(),
                "`at` goes on with nothing but credentials; write `at = field with credentials`",
            ));
        }
        credentials = true;
    }
    Ok(RawAt { field, credentials })
}

fn function(input: ParseStream<'_>) -> syn::Result<RawFunction> {
    let name: Ident = input.parse()?;
    Ok(if name == "none" { RawFunction::None } else { RawFunction::Named(name) })
}
