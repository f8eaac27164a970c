//! The static description of an action.

use proc_macro2::{Literal, Span, TokenStream};
use quote::quote;
use syn::{Ident, Path};

use crate::model::action::{Action, At, Call, Effect, Method};
use crate::model::inputs::{Input, Need, Place};
use crate::model::template::Body;

use super::choices::chosen;
use super::fail::{fail, status};
use super::limit::limits;
use super::lookup::lookup;
use super::pages::pages;
use super::poll::poll;
use super::scope::scoped;
use super::sequence::sequence;
use super::template::{body, index, pairs, parts};

/// `&Operation { .. }`
pub(crate) fn operation(action: &Action) -> TokenStream {
    let Action { shell, home: _, call } = action;
    let runtime = &shell.item.runtime;
    let Call { name, method, path, target, query, headers, base, at, scopes, accept, .. } = call;
    let method = self::method(*method);
    let docs = some(&shell.item.docs, |docs| quote!(docs: #docs,));
    let link = call.link.as_ref().map(|link| quote!(link: ::core::option::Option::Some(#link),));
    let preview = call.preview.as_ref().map(|why| quote!(preview: ::core::option::Option::Some(#why),));
    let deprecated = shell.item.deprecated.as_ref().map(|it| {
        let reason = &it.reason;
        quote!(deprecated: ::core::option::Option::Some(#reason),)
    });
    let target = some(target, |it| key("target", &scoped(runtime, &parts(it))));
    let query = some(query, |it| key("query", &scoped(runtime, &pairs(it))));
    let headers = some(headers, |it| key("headers", &scoped(runtime, &pairs(it))));
    let base = some(base, |it| key("base", &scoped(runtime, &pairs(it))));
    let body = (call.body != Body::None).then(|| key("body", &scoped(runtime, &body(&call.body))));
    let at = at.as_ref().map(|At { input, credentials }| {
        let input = index(*input);
        quote!(at: ::core::option::Option::Some(#runtime::At { field: #input, credentials: #credentials }),)
    });
    let effect = call.effect.as_ref().map(|it| key("effect", &effect(it, runtime)));
    let fail = (!call.fail.is_silent()).then(|| key("fail", &scoped(runtime, &fail(&call.fail))));
    let accept = some(accept, |it| {
        let statuses = it.iter().map(|it| status(*it));
        quote!(accept: &[#(#statuses),*],)
    });
    let scopes = some(scopes, |it| quote!(scopes: &[#(#it),*],));
    let timeout = call.timeout.map(|it| key("timeout", &timeout(it)));
    let poll = call.poll.as_ref().map(|it| declared("poll", &poll(it, runtime)));
    let sequence = call.sequence.as_ref().map(|it| declared("sequence", &sequence(it, runtime)));
    // A sequence is read where its last call goes.
    let request = match call.sequence.as_ref().and_then(|it| it.steps.last()) {
        Some(last) => {
            let last = &last.action;
            let operation = quote!(<#last as #runtime::Action>::OPERATION);
            quote!(#operation.method, #operation.path)
        }
        None => quote!(#runtime::Method::#method, #path),
    };
    let unique = call.unique.as_ref().map(|it| declared("unique", &lookup(it, runtime)));
    let probe = call.probe.as_ref().map(|it| declared("probe", &lookup(it, runtime)));
    let limits = some(&call.limits, |it| key("limits", &limits(it, runtime)));
    let pages = pages(action);
    let inputs = some(&shell.inputs, |it| key("inputs", &inputs(it, call, runtime)));
    let has_types = shell.item.generics.type_params().next().is_some();
    let typed_only = has_types
        .then(|| quote!(typed_only: ::core::option::Option::Some("the action has type parameters"),));
    quote! {
        &#runtime::Operation {
            #docs #link #preview #deprecated #target #query #headers #body #base #at #effect #fail #accept
            #scopes #timeout #limits #pages #poll #sequence #unique #probe #inputs #typed_only
            ..#runtime::Operation::new(#name, #request)
        }
    }
}

/// A duration as an `Option`.
pub(crate) fn timeout(milliseconds: u64) -> TokenStream {
    let duration = duration(milliseconds);
    quote!(::core::option::Option::Some(#duration))
}

/// A duration, in the largest unit that fits.
pub(crate) fn duration(milliseconds: u64) -> TokenStream {
    let (from, count) = if milliseconds.is_multiple_of(1000) {
        ("from_secs", milliseconds / 1000)
    } else {
        ("from_millis", milliseconds)
    };
    let from = Ident::new(from, Span::call_site());
    let count = Literal::u64_unsuffixed(count);
    quote!(::core::time::Duration::#from(#count))
}

fn key(name: &str, value: &TokenStream) -> TokenStream {
    let name = Ident::new(name, Span::call_site());
    quote!(#name: #value,)
}

fn declared(name: &str, value: &TokenStream) -> TokenStream {
    key(name, &quote!(::core::option::Option::Some(#value)))
}

/// The key, where there is something to say.
fn some<T: IsSilent + ?Sized>(value: &T, emit: impl FnOnce(&T) -> TokenStream) -> Option<TokenStream> {
    (!value.is_silent()).then(|| emit(value))
}

fn method(method: Method) -> Ident {
    let word = match method {
        Method::Get => "Get",
        Method::Head => "Head",
        Method::Options => "Options",
        Method::Post => "Post",
        Method::Put => "Put",
        Method::Patch => "Patch",
        Method::Delete => "Delete",
    };
    Ident::new(word, Span::call_site())
}

fn effect(effect: &Effect, runtime: &Path) -> TokenStream {
    match effect {
        Effect::Read => quote!(#runtime::Effect::Read),
        Effect::Idempotent => quote!(#runtime::Effect::Idempotent),
        Effect::KeyedHeader(name) => quote!(#runtime::Effect::Keyed(#runtime::Key::Header(#name))),
        Effect::KeyedField(input) => {
            let input = index(*input);
            quote!(#runtime::Effect::Keyed(#runtime::Key::Field(#input)))
        }
        Effect::Once => quote!(#runtime::Effect::Once),
    }
}

fn inputs(inputs: &[Input], call: &Call, runtime: &Path) -> TokenStream {
    let parameters = inputs.iter().enumerate().map(|(at, input)| {
        let Input { name, docs, .. } = input;
        let ty = match &input.need {
            Need::Required | Need::Optional | Need::Default(_) => &input.value,
            Need::Patch => &input.ty,
        };
        let is_in = |place: Place| call.usages.iter().any(|usage| usage.input == at && usage.place == place);
        let schema = if is_in(Place::Bytes) {
            quote!(#runtime::Schema::Bytes)
        } else {
            quote!(#runtime::Describe::<#ty>::SCHEMA)
        };
        let chosen = input.choices.as_ref().map(|it| chosen(it, runtime));
        let parameter = match &input.need {
            Need::Required => quote!(#runtime::Parameter::required(#name, #docs, #schema)),
            Need::Optional | Need::Patch => quote!(#runtime::Parameter::optional(#name, #docs, #schema)),
            Need::Default(value) => {
                let value =
                    if input.is_into { quote!(::core::convert::Into::into(#value)) } else { quote!(#value) };
                let lent = if is_in(Place::Json) {
                    quote!(#runtime::default_json(#runtime::Lend(&it).json()))
                } else if is_in(Place::Given) {
                    quote!(#runtime::default_json(#runtime::Lend(&it).given()))
                } else {
                    quote!(#runtime::default_text(#runtime::Lend(&it).texts()))
                };
                quote! {
                    #runtime::Parameter::defaulted(#name, #docs, #schema, || {
                        use #runtime::lend::*;
                        let it: #ty = #value;
                        #lent
                    })
                }
            }
        };
        quote!(#parameter #chosen)
    });
    quote!({
        use #runtime::Undescribed as _;
        &[#(#parameters),*]
    })
}

/// Whether a declaration says nothing with a value.
trait IsSilent {
    fn is_silent(&self) -> bool;
}

impl<T> IsSilent for Vec<T> {
    fn is_silent(&self) -> bool {
        self.is_empty()
    }
}

impl IsSilent for String {
    fn is_silent(&self) -> bool {
        self.is_empty()
    }
}
