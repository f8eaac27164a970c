//! A struct of fields: its table, and how it lends its fields.

use proc_macro2::TokenStream;
use quote::quote;
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{Ident, Path};

use crate::expand::impls::{Impl, located};
use crate::model::output::{Field, Place, Source, Table};
use crate::read::item::Item;
use crate::read::path::{QuestionKind, StepKind};

use super::{sample, schema};

/// The impls.
pub(super) fn table(item: &Item, table: &Table) -> TokenStream {
    let root = &item.runtime;
    let place = Impl::new(item, Some(&quote!(#root::Nested)));
    let slots = table.fields.iter().map(|field| slot(root, field));
    let read = quote! {
        fn read(&mut self, walk: &mut #root::Walk<'_>) -> ::core::result::Result<(), #root::Fault> {
            use #root::lend::*;
            walk.fields(<Self as #root::Output>::TABLE, &mut [#(#slots),*])
        }

        fn is_whole(&mut self) -> ::core::primitive::bool { true }
    };
    let begins = table.fields.iter().map(|field| begin(root, field));
    let readable = quote! {
        fn begin() -> Self {
            use #root::lend::*;
            Self { #(#begins),* }
        }

        const SCHEMA: #root::Schema = #root::Schema::Object(|| &<Self as #root::Output>::TABLE.object);
    };
    let data = table_data(item, table);
    let output = quote!(const TABLE: &'static #root::Table = &#data;);
    let mut impls = place.of(&quote!(#root::Slot), &read);
    impls.extend(place.of(&quote!(#root::Readable), &readable));
    if !table.asks() {
        impls.extend(place.of(&quote!(#root::Nested), &TokenStream::new()));
    }
    impls.extend(place.of(&quote!(#root::Output), &output));
    impls.extend(place.inherent(&sample(item)));
    impls
}

fn slot(root: &Path, field: &Field) -> TokenStream {
    let Field { ident, ty, source, .. } = field;
    let (wrapper, call) = match source {
        Source::Body(steps) if steps.contains(&StepKind::Each) => ("FillList", "list"),
        Source::Body(_) => ("Fill", "slot"),
        Source::Question(QuestionKind::Status) => ("Fill", "status"),
        Source::Question(QuestionKind::Header(_) | QuestionKind::Text) => ("Fill", "text"),
        Source::Question(QuestionKind::Body) => ("FillBytes", "bytes"),
    };
    let (wrapper, call) = (Ident::new(wrapper, ty.span()), Ident::new(call, ty.span()));
    located(quote!((&mut #root::#wrapper(&mut self.#ident)).#call()), ty.span())
}

fn begin(root: &Path, field: &Field) -> TokenStream {
    let Field { ident, ty, default, .. } = field;
    let value = match default {
        Some(_) => quote!(<#ty as ::core::default::Default>::default()),
        None => quote!(#root::Begin::<#ty>::NEW.begin()),
    };
    let value = located(value, ty.span());
    quote!(#ident: #value)
}

fn table_data(item: &Item, table: &Table) -> TokenStream {
    let Item { ident, docs, runtime: root, .. } = item;
    let name = ident.to_string();
    let properties = table.fields.iter().map(|field| {
        let Field { ident, ty, docs, is_required, .. } = field;
        let name = ident.unraw().to_string();
        let schema = schema(root, ty);
        quote!(#root::Property { name: #name, docs: #docs, required: #is_required, schema: #schema })
    });
    let sources = table.fields.iter().map(|field| match &field.source {
        Source::Body(steps) => {
            let steps = path(root, steps);
            quote!(#root::Source::Body(#steps))
        }
        Source::Question(kind) => match kind {
            QuestionKind::Status => quote!(#root::Source::Status),
            QuestionKind::Header(name) => {
                let name = name.value().to_ascii_lowercase();
                quote!(#root::Source::Header(#name))
            }
            QuestionKind::Text => quote!(#root::Source::Text),
            QuestionKind::Body => quote!(#root::Source::Bytes),
        },
    });
    let defaults =
        table.fields.iter().enumerate().filter(|(_, field)| field.default.is_some()).map(|(at, _)| at);
    let own_root = match &table.root {
        Some(own) => {
            let steps = path(root, &own.steps);
            quote!(::core::option::Option::Some(#steps))
        }
        None => quote!(::core::option::Option::None),
    };
    let tree = place(root, &table.tree());
    quote! {
        #root::Table {
            object: #root::Object { name: #name, docs: #docs, properties: &[#(#properties),*] },
            sources: &[#(#sources),*],
            defaults: &[#(#defaults),*],
            root: #own_root,
            tree: #tree,
        }
    }
}

fn place(root: &Path, place: &Place) -> TokenStream {
    let fields = &place.fields;
    if place.below.is_empty() {
        return match fields.as_slice() {
            [] => quote!(#root::Place::NONE),
            _ => quote!(#root::Place::leaf(&[#(#fields),*])),
        };
    }
    let mut parts = TokenStream::new();
    if !fields.is_empty() {
        parts.extend(quote!(fields: &[#(#fields),*],));
    }
    let below = &place.below;
    parts.extend(quote!(below: &[#(#below),*],));
    let mut members = Vec::new();
    let mut elements = Vec::new();
    for (step, inner) in &place.steps {
        let inner = self::place(root, inner);
        match step {
            StepKind::Member(name) => members.push(quote!((#name, #inner))),
            StepKind::Each => parts.extend(quote!(each: ::core::option::Option::Some(&#inner),)),
            StepKind::At(index) => elements.push(quote!((#index, #inner))),
        }
    }
    if !members.is_empty() {
        parts.extend(quote!(members: &#root::Members::new(&[#(#members),*]),));
    }
    if !elements.is_empty() {
        parts.extend(quote!(elements: &[#(#elements),*],));
    }
    quote!(#root::Place { #parts ..#root::Place::NONE })
}

fn path(root: &Path, steps: &[StepKind]) -> TokenStream {
    let steps = steps.iter().map(|step| match step {
        StepKind::Member(name) => quote!(#root::Step::Member(#name)),
        StepKind::Each => quote!(#root::Step::Each),
        StepKind::At(index) => quote!(#root::Step::At(#index)),
    });
    quote!(&[#(#steps),*])
}
