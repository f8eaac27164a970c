//! Reads `#[derive(Spoke)]`.

use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Attribute, Data, DeriveInput, Expr, Ident, LitInt, LitStr, Path, Token, Type, bracketed};

use crate::diagnostics::Diagnostics;

use super::action::{accept, texts};
use super::fail::Fail;
use super::item::{self, Item};
use super::keys::Place;
use super::limit::{Limit, limits};
use super::list::{Entry, List};
use super::pairs::{self, Pair};
use super::path;
use super::text::Text;

/// A spoke as it was written.
pub(crate) struct RawSpoke {
    pub(crate) item: Item,
    pub(crate) name: Option<LitStr>,
    pub(crate) base: Option<Text>,
    pub(crate) settings: Vec<RawSetting>,
    pub(crate) hosts: Vec<LitStr>,
    pub(crate) auth: Vec<Expr>,
    pub(crate) headers: Vec<Pair>,
    pub(crate) fail: Option<Fail>,
    pub(crate) accept: Vec<LitInt>,
    pub(crate) timeout: Option<LitStr>,
    pub(crate) limits: Vec<Limit>,
    pub(crate) root: Option<path::Path>,
    pub(crate) verify: Option<Path>,
    pub(crate) actions: Vec<Element<Type>>,
    pub(crate) areas: Vec<Element<Expr>>,
    pub(crate) docs: Option<LitStr>,
    /// Whether nothing was misread that could have been the name.
    pub(crate) wants_name: bool,
}

/// `#[cfg(feature = "chat")] chat::ACTIONS`
pub(crate) struct Element<T> {
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) value: T,
}

impl<T: Parse> Parse for Element<T> {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        Ok(Element { attributes: input.call(Attribute::parse_outer)?, value: input.parse()? })
    }
}

/// `region: Region`
pub(crate) struct RawSetting {
    pub(crate) name: Ident,
    pub(crate) ty: Type,
}

impl RawSpoke {
    pub(crate) fn read(input: &DeriveInput, diagnostics: &Diagnostics) -> RawSpoke {
        let mut raw = RawSpoke {
            item: Item::read(input),
            name: None,
            base: None,
            settings: Vec::new(),
            hosts: Vec::new(),
            auth: Vec::new(),
            headers: Vec::new(),
            fail: None,
            accept: Vec::new(),
            timeout: None,
            limits: Vec::new(),
            root: None,
            verify: None,
            actions: Vec::new(),
            areas: Vec::new(),
            docs: None,
            wants_name: true,
        };
        is_unit(input, diagnostics);
        List::new(Place::Spoke, diagnostics)
            .attributes(&input.attrs, |entry, input| raw.key(entry, input, diagnostics));
        raw
    }

    fn key(&mut self, entry: &Entry, input: ParseStream<'_>, diagnostics: &Diagnostics) -> syn::Result<()> {
        match entry.key.name {
            "name" => {
                self.wants_name = false;
                self.name = Some(item::text(entry, input)?);
            }
            "base" => self.base = Some(entry.value(input)?),
            "settings" => self.settings = entry.list_with(input, settings)?,
            "hosts" => self.hosts = entry.list_with(input, texts)?,
            "auth" => self.auth = bracketed_list(entry, input)?,
            "header" => self.headers = entry.list_with(input, pairs::quoted)?,
            "fail" => self.fail = Some(entry.list_with(input, |input| Ok(Fail::read(input, diagnostics)))?),
            "accept" => self.accept = accept(entry, input)?,
            "timeout" => self.timeout = Some(item::text(entry, input)?),
            "limit" => self.limits = limits(entry, input)?,
            "root" => self.root = Some(entry.value_with(input, path::path_only)?),
            "verify" => self.verify = Some(entry.value(input)?),
            "actions" => self.actions = bracketed_list(entry, input)?,
            "areas" => self.areas = bracketed_list(entry, input)?,
            "docs" => self.docs = Some(item::text(entry, input)?),
            "crate" => self.item.runtime = item::runtime(entry, input)?,
            _ => {}
        }
        Ok(())
    }
}

fn is_unit(input: &DeriveInput, diagnostics: &Diagnostics) {
    let instead = "a spoke is a unit struct; write `struct Name;`";
    match &input.data {
        Data::Struct(data) if data.fields.is_empty() => {}
        Data::Struct(data) => diagnostics.at(&data.fields, format!("a spoke has no fields: {instead}")),
        Data::Enum(data) => diagnostics.at(data.enum_token, format!("an enum cannot be a spoke: {instead}")),
        Data::Union(data) => {
            diagnostics.at(data.union_token, format!("a union cannot be a spoke: {instead}"))
        }
    }
}

fn bracketed_list<T: Parse>(entry: &Entry, input: ParseStream<'_>) -> syn::Result<Vec<T>> {
    entry.value_with(input, |input| {
        if !input.peek(syn::token::Bracket) {
            return Err(entry.misshapen("takes a list"));
        }
        let content;
        bracketed!(content in input);
        Ok(Punctuated::<T, Token![,]>::parse_terminated(&content)?.into_iter().collect())
    })
}

fn settings(input: ParseStream<'_>) -> syn::Result<Vec<RawSetting>> {
    let settings = Punctuated::<_, Token![,]>::parse_terminated_with(input, |input| {
        let name = input.parse()?;
        input.parse::<Token![:]>()?;
        Ok(RawSetting { name, ty: input.parse()? })
    })?;
    Ok(settings.into_iter().collect())
}
