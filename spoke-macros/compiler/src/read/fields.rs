//! The fields of an action, and what `#[input(..)]` says about each.

use proc_macro2::Span;
use syn::ext::IdentExt;
use syn::{Attribute, Data, DeriveInput, Expr, Field, Fields, Ident, LitStr, Type};

use crate::diagnostics::Diagnostics;

use super::choices::{Choices, choices};
use super::item::{self, docs};
use super::keys::Place;
use super::list::List;
use super::path::{Path, path_only};

/// A field of an action.
#[derive(Clone)]
pub(crate) struct RawField {
    pub(crate) ident: Ident,
    pub(crate) ty: Type,
    pub(crate) docs: String,
    /// `#[cfg]` and `#[deprecated]`: the setter carries them.
    pub(crate) carried: Vec<Attribute>,
    /// `query = "name"`
    pub(crate) query: Option<Placed>,
    /// `header = "name"`
    pub(crate) header: Option<Placed>,
    pub(crate) rename: Option<LitStr>,
    pub(crate) into: bool,
    pub(crate) default: Option<(Expr, Span)>,
    pub(crate) choices: Option<Choices>,
    /// Whether nothing was misread that could have been `choices`.
    pub(crate) wants_choices: bool,
    /// `labels = path`
    pub(crate) labels: Option<Labels>,
}

/// How the choices are called, where it is said.
#[derive(Clone)]
pub(crate) struct Labels {
    pub(crate) path: Path,
    pub(crate) key: Span,
}

/// A place that a field's attribute names.
#[derive(Clone)]
pub(crate) struct Placed {
    pub(crate) name: LitStr,
    pub(crate) key: Span,
}

impl RawField {
    /// The name as it is written in slots and bodies.
    pub(crate) fn name(&self) -> String {
        self.ident.unraw().to_string()
    }
}

/// The named fields of a struct; nothing where the item has none, which is a fault except for a unit struct.
pub(crate) fn read(input: &DeriveInput, diagnostics: &Diagnostics) -> Vec<RawField> {
    let instead = "an action is a struct with named fields, its inputs; write `struct Name { field: Type }`";
    match &input.data {
        Data::Struct(data) => match &data.fields {
            Fields::Named(fields) => {
                return fields.named.iter().filter_map(|field| read_field(field, diagnostics)).collect();
            }
            Fields::Unnamed(fields) => {
                diagnostics.at(fields, format!("a tuple struct cannot be an action: {instead}"))
            }
            Fields::Unit => {}
        },
        Data::Enum(data) => {
            diagnostics.at(data.enum_token, format!("an enum cannot be an action: {instead}"))
        }
        Data::Union(data) => {
            diagnostics.at(data.union_token, format!("a union cannot be an action: {instead}"))
        }
    }
    Vec::new()
}

fn read_field(field: &Field, diagnostics: &Diagnostics) -> Option<RawField> {
    let ident = field.ident.clone()?;
    let carries = |it: &&Attribute| it.path().is_ident("cfg") || it.path().is_ident("deprecated");
    let mut raw = RawField {
        ident,
        ty: field.ty.clone(),
        docs: docs(&field.attrs),
        carried: field.attrs.iter().filter(carries).cloned().collect(),
        query: None,
        header: None,
        rename: None,
        into: false,
        default: None,
        choices: None,
        wants_choices: true,
        labels: None,
    };
    List::new(Place::ActionField, diagnostics).attributes(&field.attrs, |entry, input| {
        let key = entry.word.span();
        match entry.key.name {
            "query" => {
                raw.query = Some(Placed { name: item::text(entry, input)?, key });
            }
            "header" => raw.header = Some(Placed { name: item::text(entry, input)?, key }),
            "rename" => raw.rename = Some(item::text(entry, input)?),
            "into" => {
                entry.flag(input)?;
                raw.into = true;
            }
            "choices" => {
                raw.wants_choices = false;
                raw.choices = Some(entry.value_with(input, |input| choices(entry, input))?);
            }
            "labels" => raw.labels = Some(Labels { path: entry.value_with(input, path_only)?, key }),
            "default" => raw.default = Some((entry.value(input)?, key)),
            _ => {}
        }
        Ok(())
    });
    Some(raw)
}
