//! Lowers a type that actions send.

use syn::{Fields, Type};

use crate::case::Case;
use crate::diagnostics::Diagnostics;
use crate::model::input::{Field, Input, Shape, Word};
use crate::model::inputs::Known;
use crate::read::input::{RawField, RawInput, RawShape, RawVariant};

use super::known::{argument, known};
use super::output::spelled;

/// Lowers the type.
pub(crate) fn lower(raw: RawInput, diagnostics: &Diagnostics) -> Input {
    let RawInput { item, case, shape } = raw;
    let shape = match shape {
        RawShape::Fields(fields) => {
            Shape::Fields(fields.into_iter().map(|field| lower_field(field, case)).collect())
        }
        RawShape::Newtype(ty) => Shape::Newtype { is_text: !is_many(&ty), ty },
        RawShape::Variants(variants) => words(variants, case, diagnostics),
        RawShape::Unfit => Shape::Unfit,
    };
    Input { item, shape }
}

fn lower_field(raw: RawField, case: Option<Case>) -> Field {
    let RawField { ident, ty, docs, rename } = raw;
    let span = rename.as_ref().map_or_else(|| ident.span(), syn::LitStr::span);
    let wire = rename.map_or_else(|| spelled(&ident, case), |name| name.value());
    let inside = argument(&ty, "Option");
    let is_option = inside.is_some();
    let described = inside.unwrap_or(&ty).clone();
    let is_required = !is_option && argument(&ty, "Patch").is_none();
    Field { is_option, is_required, described, ident, ty, docs, wire, span }
}

fn words(variants: Vec<RawVariant>, case: Option<Case>, diagnostics: &Diagnostics) -> Shape {
    let mut known = Vec::new();
    let mut other = None;
    let mut is_fit = true;
    for variant in variants {
        let RawVariant { ident, fields, rename, is_other } = variant;
        if is_other {
            other.get_or_insert(ident);
            continue;
        }
        if !matches!(fields, Fields::Unit) {
            let message = format!(
                "variant `{ident}` holds fields, and a word holds nothing; write `{ident}`, or mark the catch-all of a type that is read too with `#[out(other)]`"
            );
            diagnostics.at(&fields, message);
            is_fit = false;
        }
        let span = rename.as_ref().map_or_else(|| ident.span(), syn::LitStr::span);
        let text = rename.map_or_else(|| spelled(&ident, case), |name| name.value());
        known.push(Word { ident, text, span });
    }
    if is_fit { Shape::Words { known, other } } else { Shape::Unfit }
}

/// Whether the type is an `Option`, by its name.
pub(crate) fn is_option(ty: &Type) -> bool {
    argument(ty, "Option").is_some()
}

/// Whether the type holds several values or none, by its name, and so is no single text.
fn is_many(ty: &Type) -> bool {
    matches!(known(ty), Known::List | Known::Map)
        || is_option(ty)
        || matches!(ty, Type::Tuple(_))
        || matches!(ty, Type::Path(path) if path.path.segments.last().is_some_and(|last| last.ident == "Value"))
}
