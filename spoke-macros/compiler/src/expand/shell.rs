//! What people see of an action in Rust: `new`, the setters, `on`, the typed function.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::{FnArg, GenericParam, Ident, parse_quote};

use crate::model::action::{Home, Shell};
use crate::model::inputs::{Input, Need};

use super::docs;

/// Clippy's limit.
const MANY_ARGUMENTS: usize = 7;

/// `new`, the setters and, where the spoke is known, `on`. `call` is the method and the path.
pub(crate) fn methods(shell: &Shell, home: Option<&Home>, call: Option<&str>) -> TokenStream {
    let item = &shell.item;
    let (ident, vis) = (&item.ident, &item.vis);
    let (generics, arguments, bounds) = item.generics.split_for_impl();
    let cfg = cfg(shell);
    let mut allowed = vec![quote!(dead_code), quote!(deprecated), quote!(clippy::new_without_default)];
    if shell.inputs.iter().filter(|input| input.is_required()).count() > MANY_ARGUMENTS {
        allowed.push(quote!(clippy::too_many_arguments));
    }
    if call.is_none() {
        allowed.push(quote!(unused_variables));
    }
    let parameters = shell.inputs.iter().filter(|input| input.is_required()).map(parameter);
    let defaults = shell.inputs.iter().filter_map(default);
    let members = shell.inputs.iter().map(member);
    let new_docs = docs::attributes(&docs::new(call, &shell.inputs));
    let setters = shell.inputs.iter().filter(|input| !input.is_required()).map(|input| setters(input, shell));
    let on = home.map(|home| on(shell, home));
    let new = match call {
        Some(_) => quote!(#(#defaults)* #ident { #(#members),* }),
        None => quote!(::core::unreachable!()),
    };
    quote! {
        #(#cfg)*
        #[allow(#(#allowed),*)]
        impl #generics #ident #arguments #bounds {
            #new_docs
            #[must_use]
            #vis fn new(#(#parameters),*) -> Self {
                #new
            }
            #(#setters)*
            #on
        }
    }
}

/// The typed function.
pub(crate) fn function(shell: &Shell, home: &Home, name: &Ident, text: &str) -> TokenStream {
    let item = &shell.item;
    let (ident, vis, runtime) = (&item.ident, &item.vis, &item.runtime);
    let (generics, arguments, bounds) = item.generics.split_for_impl();
    let Home { spoke, output: _ } = home;
    let required = || shell.inputs.iter().filter(|input| input.is_required());
    let parameters = required().map(parameter);
    let values = required().map(|input| &input.ident);
    let is_taken = shell.inputs.iter().any(|input| input.name == "connection");
    let connection = Ident::new(if is_taken { "on" } else { "connection" }, Span::call_site());
    let docs = docs::attributes(text);
    let turbofish = turbofish(shell);
    let mut allowed = vec![quote!(dead_code), quote!(deprecated)];
    if required().count() >= MANY_ARGUMENTS {
        allowed.push(quote!(clippy::too_many_arguments));
    }
    let (carried, deprecated) = (&item.carried, item.deprecated.as_ref().map(|it| &it.attribute));
    quote! {
        #docs
        #(#carried)*
        #deprecated
        #[allow(#(#allowed),*)]
        #vis fn #name #generics (
            #connection: &#runtime::Connection<#spoke>,
            #(#parameters),*
        ) -> #runtime::Call<#ident #arguments> #bounds {
            #ident #turbofish::new(#(#values),*).on(#connection)
        }
    }
}

/// The item's `#[cfg]`s: what is emitted beside it exists where it does.
pub(crate) fn cfg(shell: &Shell) -> impl Iterator<Item = &syn::Attribute> {
    shell.item.carried.iter().filter(|attribute| attribute.path().is_ident("cfg"))
}

fn on(shell: &Shell, home: &Home) -> TokenStream {
    let (vis, runtime) = (&shell.item.vis, &shell.item.runtime);
    let Home { spoke, output: _ } = home;
    quote! {
        /// The call on a connection: nothing is sent until it is awaited.
        #vis fn on(self, connection: &#runtime::Connection<#spoke>) -> #runtime::Call<Self> {
            #runtime::Call::new(self, connection)
        }
    }
}

/// `::<'a, T>`: the function's own `impl Into` arguments leave the struct's parameters to be named.
fn turbofish(shell: &Shell) -> TokenStream {
    let names: Vec<TokenStream> = shell
        .item
        .generics
        .params
        .iter()
        .map(|parameter| match parameter {
            GenericParam::Lifetime(it) => it.lifetime.to_token_stream(),
            GenericParam::Type(it) => it.ident.to_token_stream(),
            GenericParam::Const(it) => it.ident.to_token_stream(),
        })
        .collect();
    if names.is_empty() { TokenStream::new() } else { quote!(::<#(#names),*>) }
}

fn parameter(input: &Input) -> FnArg {
    let Input { ident, value: ty, .. } = input;
    if input.is_into {
        parse_quote!(#ident: impl ::core::convert::Into<#ty>)
    } else {
        parse_quote!(#ident: #ty)
    }
}

/// A member of the struct that `new` builds, spelled where the declaration names it: nothing here can be a fault of its use.
fn member(input: &Input) -> TokenStream {
    let Input { ident, used, ty, .. } = input;
    match &input.need {
        Need::Required if input.is_into => quote!(#used: ::core::convert::Into::into(#ident)),
        Need::Required => quote!(#used),
        Need::Optional => quote!(#used: ::core::option::Option::None),
        Need::Patch => quote!(#used: <#ty as ::core::default::Default>::default()),
        Need::Default(_) => quote!(#used),
    }
}

/// A default, written as the static description writes it: a type that does not fit is one fault then.
fn default(input: &Input) -> Option<TokenStream> {
    let Need::Default(value) = &input.need else { return None };
    let Input { ident, ty, .. } = input;
    Some(match input.is_into {
        true => quote!(let #ident: #ty = ::core::convert::Into::into(#value);),
        false => quote!(let #ident: #ty = #value;),
    })
}

fn setters(input: &Input, shell: &Shell) -> TokenStream {
    let Input { ident, ty, value, carried, .. } = input;
    let vis = &shell.item.vis;
    let runtime = &shell.item.runtime;
    let given = if input.is_into { quote!(::core::convert::Into::into(#ident)) } else { quote!(#ident) };
    let set = match &input.need {
        Need::Optional => quote!(self.#ident = ::core::option::Option::Some(#given);),
        Need::Patch => quote!(self.#ident = #runtime::Patch::Set(#given);),
        Need::Required | Need::Default(_) => quote!(self.#ident = #given;),
    };
    let (whole, set_maybe) = match &input.need {
        Need::Default(_) | Need::Required => (
            quote!(::core::option::Option<#value>),
            quote!(if let ::core::option::Option::Some(#ident) = #ident { self.#ident = #ident; }),
        ),
        Need::Optional | Need::Patch => (quote!(#ty), quote!(self.#ident = #ident;)),
    };
    let maybe = format_ident!("maybe_{}", input.name, span = ident.span());
    let parameter = parameter(input);
    let docs = docs::attributes(&docs::setter(input));
    let maybe_docs = docs::attributes(&docs::maybe(input));
    quote! {
        #docs
        #(#carried)*
        #[must_use]
        #vis fn #ident(mut self, #parameter) -> Self {
            #set
            self
        }
        #maybe_docs
        #(#carried)*
        #[must_use]
        #vis fn #maybe(mut self, #ident: #whole) -> Self {
            #set_maybe
            self
        }
    }
}
