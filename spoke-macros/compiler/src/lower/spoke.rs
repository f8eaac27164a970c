//! A spoke to its model.

use syn::ext::IdentExt;
use syn::{Expr, Type};

use crate::diagnostics::Diagnostics;
use crate::model::inputs::Site;
use crate::model::limit::Limit;
use crate::model::spoke::{Area, Listed, Setting, Spoke};
use crate::model::template::{Pair, PairValue, Part};
use crate::read::pairs as raw;
use crate::read::spoke::{Element, RawSetting, RawSpoke};
use crate::read::text::Text;
use crate::template::text::{Piece, Slot, SlotKind};

use super::condition::steps;
use super::fail::fail;
use super::known::argument;
use super::scope::Scope;
use super::values::{duration, statuses, texts};

pub(crate) fn spoke(raw: &RawSpoke, diagnostics: &Diagnostics) -> Spoke {
    let scope = Scope::new(&[], diagnostics);
    let headers = raw.headers.iter().filter_map(|header| self::header(header, &scope)).collect();
    Spoke {
        item: raw.item.clone(),
        name: raw.name.as_ref().map(syn::LitStr::value).unwrap_or_default(),
        link: raw.docs.as_ref().map(syn::LitStr::value),
        base: raw.base.as_ref().map(|base| self::base(base, &scope, diagnostics)).unwrap_or_default(),
        settings: raw.settings.iter().map(setting).collect(),
        hosts: texts(&raw.hosts),
        auth: raw.auth.clone(),
        headers,
        fail: raw.fail.as_ref().map(|it| fail(it, diagnostics)).unwrap_or_default(),
        accept: statuses(&raw.accept, diagnostics),
        timeout: raw.timeout.as_ref().and_then(|timeout| duration(timeout, diagnostics)),
        limits: raw.limits.iter().map(|limit| Limit { value: limit.value.clone(), by: None }).collect(),
        root: raw.root.as_ref().map(steps).unwrap_or_default(),
        verify: raw.verify.clone(),
        actions: raw.actions.iter().map(listed).collect(),
        areas: raw.areas.iter().map(area).collect(),
    }
}

/// A header's slots are filled by the connection's settings.
fn header(raw: &raw::Pair, scope: &Scope<'_>) -> Option<Pair> {
    let raw::PairValue::Text(text) = &raw.value else { return None };
    let part = |piece: Piece| match piece {
        Piece::Text(text) => Some(Part::Text(text)),
        Piece::Slot(Slot { kind: SlotKind::Setting(name), .. }) => Some(Part::Setting(name)),
        Piece::Slot(_) => None,
    };
    let parts = scope.pieces(text).into_iter().filter_map(part).collect();
    Some(Pair { name: raw.name.to_ascii_lowercase(), value: PairValue::Text(parts) })
}

/// A base's slots are filled by the connection's settings or by an action, never by fields.
fn base(text: &Text, scope: &Scope<'_>, diagnostics: &Diagnostics) -> Vec<Part> {
    let part = |piece: Piece| match piece {
        Piece::Text(text) => Some(Part::Text(text)),
        Piece::Slot(slot) => match slot.kind.clone() {
            SlotKind::Field(name) | SlotKind::Setting(name) => Some(Part::Setting(name)),
            SlotKind::Greedy(name) => {
                let message =
                    format!("`:+` spans several path segments, and this is a base; write `{{{name}}}`");
                Site::of_slot(text, &slot).report(message, diagnostics);
                None
            }
        },
    };
    scope.pieces(text).into_iter().filter_map(part).collect()
}

fn setting(raw: &RawSetting) -> Setting {
    let optional = argument(&raw.ty, "Option");
    Setting { name: raw.name.clone(), required: optional.is_none(), ty: optional.unwrap_or(&raw.ty).clone() }
}

fn listed(raw: &Element<Type>) -> Listed {
    Listed { cfg: raw.attributes.clone(), action: raw.value.clone() }
}

fn area(raw: &Element<Expr>) -> Area {
    Area {
        cfg: raw.attributes.clone(),
        name: module(&raw.value).unwrap_or_default(),
        actions: raw.value.clone(),
    }
}

/// The module of `chat::ACTIONS`.
fn module(list: &Expr) -> Option<String> {
    let Expr::Path(list) = list else { return None };
    let module = list.path.segments.iter().rev().nth(1)?.ident.unraw().to_string();
    (!matches!(module.as_str(), "crate" | "self" | "super")).then_some(module)
}
