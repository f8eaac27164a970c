//! An action to its model.

use proc_macro2::Span;
use syn::ext::IdentExt;
use syn::{Ident, parse_quote};

use crate::case::Case;
use crate::diagnostics::Diagnostics;
use crate::files::Files;
use crate::model::action::{At, Call, Claim, ClaimKind, Effect, Home, Method, Shell};
use crate::model::inputs::{Input, Place};
use crate::model::template::{Body, Member, Node, Pair, PairValue};
use crate::read::action::{ActionKeys, RawAction, RawEffect, RawFunction};
use crate::read::body::{self, BodyKind};
use crate::read::fields::RawField;
use crate::read::nearest::listed;

use super::asked::{asked, chosen};
use super::body::body;
use super::choices::choices;
use super::fail::fail;
use super::inputs::{inputs, locate};
use super::limit::limits;
use super::lookup::{probe, unique};
use super::pages::pages;
use super::pairs::pairs;
use super::poll::poll;
use super::scope::Scope;
use super::sequence::sequence;
use super::target::target;
use super::values::{duration, statuses, texts};

/// The typed function is emitted for at most this many required inputs: more of one type swap silently.
const MOST_ARGUMENTS: usize = 4;

/// An action as far as its names could be resolved.
pub(crate) struct Lowered {
    pub(crate) shell: Shell,
    pub(crate) home: Option<Home>,
    pub(crate) call: Call,
    /// For each unknown name the input that it probably meant.
    pub(crate) unknown: Vec<Option<usize>>,
    /// Inputs that no slot, query or header took, and that the query or a flat body took then.
    pub(crate) unplaced: Vec<usize>,
    /// The JSON templates, those in files too.
    pub(crate) templates: Vec<body::Node>,
}

pub(crate) fn action(raw: &RawAction, files: &dyn Files, diagnostics: &Diagnostics) -> Lowered {
    let RawAction { item, fields, head, keys } = raw;
    let mut inputs = inputs(fields, keys.case);
    let scope = Scope::new(&inputs, diagnostics);
    let method = method(head.method.as_ref(), diagnostics);
    let (target, fixed_query) =
        head.path.as_ref().map(|path| target(path, &scope, diagnostics)).unwrap_or_default();
    let at = keys
        .at
        .as_ref()
        .and_then(|at| Some(At { input: scope.field(&at.field, Place::At)?, credentials: at.credentials }));
    let base = pairs(&keys.base, Place::Base, &scope);
    let effect = keys.effect.as_ref().and_then(|effect| self::effect(effect, &scope));
    let unique = keys.unique.as_ref().and_then(|it| unique(it, &scope));
    let limits = limits(&keys.limits, &scope);
    let pages = keys.pages.as_ref().and_then(|it| pages(it, &scope));
    let (bodies, templates): (Vec<Body>, Vec<Option<body::Node>>) =
        keys.bodies.iter().map(|it| body(it, files, &scope, diagnostics)).unzip();

    let mut query = fixed_query;
    query.extend(pairs(&keys.query, Place::Pair, &scope));
    query.extend(placed(fields, &scope, |field| Some(&field.query.as_ref()?.name)));
    let mut headers = pairs(&keys.headers, Place::Pair, &scope);
    headers.extend(placed(fields, &scope, |field| Some(&field.header.as_ref()?.name)));
    for header in &mut headers {
        header.name.make_ascii_lowercase();
    }
    let in_query = method.prefers_query();
    let unplaced = match (bodies.is_empty() && keys.sequence.is_none(), in_query) {
        (false, _) => Vec::new(),
        (true, true) => unplaced(&scope, Place::Pair),
        (true, false) => unplaced(&scope, Place::Json),
    };
    let body = match bodies.into_iter().next() {
        Some(body) => body,
        None if in_query => {
            query.extend(unplaced.iter().map(|(input, name)| in_pair(name, *input)));
            Body::None
        }
        None if unplaced.is_empty() => Body::None,
        None => {
            Body::Json(Node::Object(unplaced.iter().map(|(input, name)| in_member(name, *input)).collect()))
        }
    };

    let sequence = keys.sequence.as_ref().map(|it| sequence(it, &scope, diagnostics));
    let choices: Vec<_> = fields.iter().map(|field| choices(field, &scope)).collect();
    let found = scope.finish();
    locate(&mut inputs, &found.usages);
    for (input, choices) in inputs.iter_mut().zip(choices) {
        input.choices = choices;
    }
    let call = Call {
        name: Case::Snake.spell(&item.ident.unraw().to_string()),
        method,
        path: path(raw),
        target,
        query,
        headers,
        body,
        base,
        at,
        effect,
        fail: fail(&keys.fail, diagnostics),
        accept: statuses(&keys.accept, diagnostics),
        scopes: texts(&keys.scopes),
        timeout: keys.timeout.as_ref().and_then(|timeout| duration(timeout, diagnostics)),
        poll: keys.poll.as_ref().map(|it| poll(it, diagnostics)),
        sequence,
        unique,
        probe: keys.probe.as_ref().map(probe),
        limits,
        pages,
        link: keys.docs.as_ref().map(syn::LitStr::value),
        preview: keys.preview.as_ref().map(syn::LitStr::value),
        usages: found.usages,
        shown: found.shown,
        claims: claims(raw, &found.settings),
        files: files_of(keys),
    };
    let function = function(&keys.function, &item.ident, &inputs);
    let home = head
        .spoke
        .clone()
        .map(|spoke| Home { spoke, output: head.output.clone().unwrap_or_else(|| parse_quote!(())) });
    Lowered {
        shell: Shell { item: item.clone(), inputs, function },
        home,
        call,
        unknown: found.unknown,
        unplaced: unplaced.into_iter().map(|(input, _)| input).collect(),
        templates: templates.into_iter().flatten().collect(),
    }
}

/// The method; where it is unknown, one that takes everything, so that nothing else is a fault.
fn method(word: Option<&Ident>, diagnostics: &Diagnostics) -> Method {
    let Some(word) = word else { return Method::Post };
    let text = word.to_string();
    let of = |text: &str| Method::WORDS.iter().find(|(known, _)| *known == text).map(|(_, method)| *method);
    let found = of(&text);
    if found.is_none() {
        let instead = match of(&text.to_uppercase()) {
            Some(method) => format!("write `{}`", method.word()),
            None => format!("write one of {}", listed(Method::WORDS.iter().map(|(known, _)| *known))),
        };
        diagnostics.at(word, format!("unknown HTTP method `{text}`; {instead}"));
    }
    found.unwrap_or(Method::Post)
}

/// The path as people read it: where the vendor hands out the URL, the field that holds it.
fn path(raw: &RawAction) -> String {
    match (&raw.head.path, &raw.keys.at) {
        (Some(path), _) => path.value.clone(),
        (None, Some(at)) => format!("{{{}}}", at.field.text),
        (None, None) => String::new(),
    }
}

fn effect(raw: &RawEffect, scope: &Scope<'_>) -> Option<Effect> {
    Some(match raw {
        RawEffect::Read => Effect::Read,
        RawEffect::Idempotent => Effect::Idempotent,
        RawEffect::Once => Effect::Once,
        RawEffect::KeyedHeader(name) => Effect::KeyedHeader(name.value().to_ascii_lowercase()),
        RawEffect::KeyedField(name) => Effect::KeyedField(scope.field(name, Place::Key)?),
    })
}

/// The pairs that attributes on fields ask for.
fn placed<'a>(
    fields: &'a [RawField],
    scope: &Scope<'_>,
    name: impl Fn(&'a RawField) -> Option<&'a syn::LitStr>,
) -> Vec<Pair> {
    let named = fields.iter().enumerate().filter_map(|(input, field)| Some((input, name(field)?)));
    named
        .map(|(input, name)| {
            scope.place(input, Place::Pair);
            in_pair(&name.value(), input)
        })
        .collect()
}

fn unplaced(scope: &Scope<'_>, place: Place) -> Vec<(usize, String)> {
    let inputs = scope.inputs().iter().enumerate().filter(|(input, _)| !scope.is_sent(*input));
    let unplaced: Vec<_> = inputs.map(|(input, it)| (input, it.wire.clone())).collect();
    for (input, _) in &unplaced {
        scope.place(*input, place);
    }
    unplaced
}

fn in_pair(name: &str, input: usize) -> Pair {
    Pair { name: name.to_owned(), value: PairValue::Field(input) }
}

fn in_member(name: &str, input: usize) -> Member {
    Member::Named(name.to_owned(), Node::Field(input))
}

/// What the spoke, and every action that is asked, must agree with.
fn claims(raw: &RawAction, settings: &[(String, Span)]) -> Vec<Claim> {
    let of = |kind, name: &str, span| Claim { kind, name: name.to_owned(), span };
    let keys = &raw.keys;
    let headers =
        raw.headers().map(|(name, span)| of(ClaimKind::OwnHeader, &name.to_ascii_lowercase(), span));
    let settings = settings.iter().map(|(name, span)| of(ClaimKind::Setting, name, *span));
    let base = keys.base.iter().map(|pair| of(ClaimKind::BaseSlot, &pair.name, pair.span));
    headers.chain(settings).chain(base).chain(asked(keys)).chain(chosen(&raw.fields)).collect()
}

fn files_of(keys: &ActionKeys) -> Vec<syn::LitStr> {
    let file = |body: &body::Body| match &body.kind {
        BodyKind::File(path) | BodyKind::XmlFile(path) => Some(path.clone()),
        BodyKind::Json(_)
        | BodyKind::Xml(_)
        | BodyKind::Form(_)
        | BodyKind::Multipart(_)
        | BodyKind::Bytes(_) => None,
    };
    keys.bodies.iter().filter_map(file).collect()
}

fn function(raw: &RawFunction, ident: &Ident, inputs: &[Input]) -> Option<Ident> {
    match raw {
        RawFunction::None => None,
        RawFunction::Named(name) => Some(name.clone()),
        RawFunction::Fitting => {
            let required = inputs.iter().filter(|input| input.is_required()).count();
            let name = Case::Snake.spell(&ident.unraw().to_string());
            let word = syn::parse_str::<Ident>(&name).or_else(|_| syn::parse_str(&format!("r#{name}")));
            word.ok().filter(|_| required <= MOST_ARGUMENTS).map(|mut word| {
                word.set_span(ident.span());
                word
            })
        }
    }
}
