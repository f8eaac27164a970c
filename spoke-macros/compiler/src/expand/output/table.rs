//! A struct of fields: its table, and how it lends its fields.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{Ident, Path};

use crate::expand::condition::path;
use crate::expand::fail::some_list;
use crate::expand::impls::{Impl, located};
use crate::expand::input::property;
use crate::expand::scope::scoped;
use crate::expand::template::index;
use crate::model::output::{Field, Place, Source, Table};
use crate::read::item::Item;
use crate::read::path::{QuestionKind, StepKind};

use super::page::page;
use super::sample;

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
    let is_stream = |field: &Field| matches!(field.source, Source::Question(QuestionKind::Stream));
    let streams = table.fields.iter().any(is_stream);
    let streams = streams.then(|| {
        quote!(
            const STREAMS: ::core::primitive::bool = true;
        )
    });
    let readable = quote! {
        fn begin() -> Self {
            use #root::lend::*;
            Self { #(#begins),* }
        }

        const SCHEMA: #root::Schema = #root::Schema::Output(|| <Self as #root::Output>::TABLE);
        #streams
    };
    let data = table_data(item, table);
    let output = quote!(const TABLE: &'static #root::Table = &#data;);
    let mut impls = place.of(&quote!(#root::Slot), &read);
    impls.extend(place.of(&quote!(#root::Readable), &readable));
    if !table.asks() {
        impls.extend(place.of(&quote!(#root::Nested), &TokenStream::new()));
    }
    impls.extend(place.of(&quote!(#root::Output), &output));
    impls.extend(page(item, table));
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
        Source::Question(QuestionKind::Stream) => ("FillStream", "stream"),
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
        let schema = match &field.source {
            Source::Question(QuestionKind::Body | QuestionKind::Stream) => quote!(#root::Schema::Bytes),
            _ => quote!(#root::Begin::<#ty>::SCHEMA),
        };
        property(root, &name, docs, *is_required, &schema)
    });
    let sources = table.fields.iter().map(source);
    let sources = scoped(root, &quote!(&[#(#sources),*]));
    let defaults = table.fields.iter().enumerate().filter(|(_, field)| field.default.is_some());
    let defaults = defaults.map(|(at, _)| index(at));
    let own_root = match &table.root {
        Some(own) => {
            let steps = scoped(root, &path(&own.steps));
            quote!(::core::option::Option::Some(#steps))
        }
        None => quote!(::core::option::Option::None),
    };
    let tree = scoped(root, &place(&table.tree()));
    quote! {
        #root::Table {
            object: #root::Object {
                name: #name,
                docs: #docs,
                properties: {
                    use #root::lend::BeginUnknown as _;
                    &[#(#properties),*]
                },
            },
            sources: #sources,
            defaults: &[#(#defaults),*],
            root: #own_root,
            tree: #tree,
        }
    }
}

fn source(field: &Field) -> TokenStream {
    match &field.source {
        Source::Body(steps) => {
            let steps = path(steps);
            quote!(Source::Body(#steps))
        }
        Source::Question(kind) => match kind {
            QuestionKind::Status => quote!(Source::Status),
            QuestionKind::Header(name) => {
                let name = name.value().to_ascii_lowercase();
                quote!(Source::Header(#name))
            }
            QuestionKind::Text => quote!(Source::Text),
            QuestionKind::Body => quote!(Source::Bytes),
            QuestionKind::Stream => quote!(Source::Stream),
        },
    }
}

/// A place, by the names of the runtime's `Place` and what stands in it.
fn place(place: &Place) -> TokenStream {
    let indices = |list: &[usize]| list.iter().map(|at| index(*at).into_token_stream()).collect::<Vec<_>>();
    let (fields, below) = (indices(&place.fields), indices(&place.below));
    let mut members = Vec::new();
    let mut each = None;
    let mut elements = Vec::new();
    for (step, inner) in &place.steps {
        let inner = self::place(inner);
        match step {
            StepKind::Member(name) => members.push(quote!((#name, #inner))),
            StepKind::Each => each = Some(inner),
            StepKind::At(at) => {
                let at = index(*at);
                elements.push(quote!((#at, #inner)));
            }
        }
    }
    match (fields.as_slice(), members.as_slice(), &each, elements.as_slice()) {
        ([], [], None, []) => quote!(Place::NONE),
        ([field], [], None, []) => quote!(Place::Leaf(#field)),
        ([], [_, ..], None, []) => quote!(Place::Object(&[#(#below),*], &Members::new(&[#(#members),*]))),
        ([], [], Some(each), []) => quote!(Place::List(&[#(#below),*], &#each)),
        _ => {
            let fields = some_list("fields", &fields);
            let below = some_list("below", &below);
            let members = (!members.is_empty()).then(|| quote!(members: &Members::new(&[#(#members),*]),));
            let each = each.map(|each| quote!(each: ::core::option::Option::Some(&#each),));
            let elements = some_list("elements", &elements);
            quote!(Place::Several(&Several { #fields #below #members #each #elements ..Several::NONE }))
        }
    }
}
