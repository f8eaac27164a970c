//! The static description of an action.

use proc_macro2::{Literal, Span, TokenStream};
use quote::{ToTokens, quote};
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

/// `&{ let mut operation = Operation::new(..); operation.target = ..; operation }`: what is not said is not touched. With `..new(..)`
/// rustc would copy each of the others by itself, which costs it an eighth of all that an action does.
pub(crate) fn operation(action: &Action) -> TokenStream {
    let Action { shell, home: _, call } = action;
    let runtime = &shell.item.runtime;
    let Call { name, method, path, target, query, headers, base, at, scopes, accept, .. } = call;
    let method = self::method(*method);
    let some = |value: TokenStream| quote!(::core::option::Option::Some(#value));
    let text = |it: &String| quote!(#it);
    let at = at.as_ref().map(|At { input, credentials }| {
        let input = index(*input);
        quote!(#runtime::At { field: #input, credentials: #credentials })
    });
    let deprecated = shell.item.deprecated.as_ref().map(|it| it.reason.to_token_stream());
    let has_types = shell.item.generics.type_params().next().is_some();
    let said = [
        ("docs", said(&shell.item.docs, text)),
        ("link", call.link.as_ref().map(|it| some(it.to_token_stream()))),
        ("preview", call.preview.as_ref().map(|it| some(it.to_token_stream()))),
        ("deprecated", deprecated.map(some)),
        ("target", said(target, |it| scoped(runtime, &parts(it)))),
        ("query", said(query, |it| scoped(runtime, &pairs(it)))),
        ("headers", said(headers, |it| scoped(runtime, &pairs(it)))),
        ("body", (call.body != Body::None).then(|| scoped(runtime, &body(&call.body)))),
        ("base", said(base, |it| scoped(runtime, &pairs(it)))),
        ("at", at.map(some)),
        ("effect", call.effect.as_ref().map(|it| effect(it, runtime))),
        ("fail", (!call.fail.is_silent()).then(|| scoped(runtime, &fail(&call.fail)))),
        ("accept", said(accept, |it| list(it.iter().map(|it| status(*it))))),
        ("scopes", said(scopes, |it| list(it.iter()))),
        ("timeout", call.timeout.map(timeout)),
        ("limits", said(&call.limits, |it| limits(it, runtime))),
        ("pages", pages(action).map(some)),
        ("poll", call.poll.as_ref().map(|it| some(poll(it, runtime)))),
        ("sequence", call.sequence.as_ref().map(|it| some(sequence(it, runtime)))),
        ("unique", call.unique.as_ref().map(|it| some(lookup(it, runtime)))),
        ("probe", call.probe.as_ref().map(|it| some(lookup(it, runtime)))),
        ("inputs", said(&shell.inputs, |it| inputs(it, call, runtime))),
        ("typed_only", has_types.then(|| some(quote!("the action has type parameters")))),
    ];
    // A sequence is read where its last call goes.
    let request = match call.sequence.as_ref().and_then(|it| it.steps.last()) {
        Some(last) => {
            let last = &last.action;
            let operation = quote!(<#last as #runtime::Action>::OPERATION);
            quote!(#operation.method, #operation.path)
        }
        None => quote!(#runtime::Method::#method, #path),
    };
    // Of a name that the user's expressions do not see.
    let operation = Ident::new("operation", Span::mixed_site());
    let said = said.into_iter().filter_map(|(name, value)| {
        let name = Ident::new(name, Span::call_site());
        let value = value?;
        Some(quote!(#operation.#name = #value;))
    });
    quote!(&{
        let mut #operation = #runtime::Operation::new(#name, #request);
        #(#said)*
        #operation
    })
}

fn list(items: impl Iterator<Item = impl ToTokens>) -> TokenStream {
    quote!(&[#(#items),*])
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

/// The value, where there is something to say.
fn said<T: IsSilent + ?Sized>(value: &T, emit: impl FnOnce(&T) -> TokenStream) -> Option<TokenStream> {
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
