//! Writes out a type that answers are read as.

use proc_macro2::{Group, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::spanned::Spanned;
use syn::{GenericParam, Generics, Ident, Path, Type, parse_quote};

use crate::check::Checked;
use crate::model::output::{Answer, Field, Output, Place, Shape, Source, Table, Words};
use crate::read::item::Item;
use crate::read::path::{QuestionKind, StepKind};

/// The impls of an output.
pub(crate) fn expand(output: &Checked<Output>) -> TokenStream {
    let Output { item, closed: _, shape } = output.get();
    match shape {
        Shape::Table(table) => expand_table(item, table),
        Shape::Newtype(ty) => expand_newtype(item, ty),
        Shape::Words(words) => expand_words(item, words),
        Shape::Answers(answers) => expand_answers(item, answers),
        Shape::Unfit => TokenStream::new(),
    }
}

/// What every impl of a type needs.
pub(crate) struct Impl<'i> {
    item: &'i Item,
    generics: Generics,
}

impl<'i> Impl<'i> {
    /// `bound` is what every type parameter promises.
    pub(crate) fn new(item: &'i Item, bound: Option<&TokenStream>) -> Self {
        let mut generics = item.generics.clone();
        let parameters: Vec<Ident> = item.generics.type_params().map(|param| param.ident.clone()).collect();
        if let Some(bound) = bound {
            let clause = generics.make_where_clause();
            clause
                .predicates
                .extend(parameters.iter().map(|it| -> syn::WherePredicate { parse_quote!(#it: #bound) }));
        }
        for param in &mut generics.params {
            if let GenericParam::Type(param) = param {
                param.default = None;
            }
        }
        Impl { item, generics }
    }

    /// `impl name for Type { body }`
    pub(crate) fn of(&self, name: &TokenStream, body: &TokenStream) -> TokenStream {
        let ident = &self.item.ident;
        let (before, arguments, clause) = self.generics.split_for_impl();
        let carried = &self.item.carried;
        quote! {
            #(#carried)*
            #[automatically_derived]
            #[allow(deprecated, unused_imports, clippy::all)]
            impl #before #name for #ident #arguments #clause { #body }
        }
    }

    /// `impl Type { body }`
    fn inherent(&self, body: &TokenStream) -> TokenStream {
        let ident = &self.item.ident;
        let (before, arguments, clause) = self.generics.split_for_impl();
        quote! {
            #[automatically_derived]
            #[allow(deprecated)]
            impl #before #ident #arguments #clause { #body }
        }
    }
}

fn expand_table(item: &Item, table: &Table) -> TokenStream {
    let root = &item.runtime;
    let place = Impl::new(item, Some(&quote!(#root::Nested)));
    let slots = table.fields.iter().map(|field| slot(root, field));
    let read = quote! {
        fn read(&mut self, walk: &mut #root::Walk<'_>) -> ::core::result::Result<(), #root::Fault> {
            use #root::lend::*;
            walk.fields(<Self as #root::Output>::TABLE, &mut [#(#slots),*])
        }

        fn is_whole(&mut self) -> bool { true }
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

/// `sample()`, which every derived output has.
fn sample(item: &Item) -> TokenStream {
    let Item { ident, vis, runtime: root, .. } = item;
    let docs = format!("A `{ident}` with something in every field, for tests.");
    quote! {
        #[doc = #docs]
        #[must_use]
        #[allow(dead_code)]
        #vis fn sample() -> Self { #root::sample_of() }
    }
}

/// Tokens that a user's type may fault, moved to where the user wrote it: one foreign token would stretch the error to the derive.
pub(crate) fn located(tokens: TokenStream, span: Span) -> TokenStream {
    let span = Span::call_site().located_at(span);
    let moved = tokens.into_iter().map(|mut token| {
        if let TokenTree::Group(group) = &token {
            let mut inner = Group::new(group.delimiter(), located(group.stream(), span));
            inner.set_span(span);
            return TokenTree::Group(inner);
        }
        token.set_span(span);
        token
    });
    moved.collect()
}

fn slot(root: &Path, field: &Field) -> TokenStream {
    let Field { ident, ty, source, .. } = field;
    let (wrapper, call) = match source {
        Source::Body(steps) if steps.contains(&StepKind::Each) => ("FillList", "list"),
        Source::Body(_) => ("Fill", "slot"),
        Source::Question { kind: QuestionKind::Status, .. } => ("Fill", "status"),
        Source::Question { kind: QuestionKind::Header(_) | QuestionKind::Text, .. } => ("Fill", "text"),
        Source::Question { kind: QuestionKind::Body, .. } => ("FillBytes", "bytes"),
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
        let name = syn::ext::IdentExt::unraw(ident).to_string();
        let schema = schema(root, ty);
        quote!(#root::Property { name: #name, docs: #docs, required: #is_required, schema: #schema })
    });
    let sources = table.fields.iter().map(|field| match &field.source {
        Source::Body(steps) => {
            let steps = path(root, steps);
            quote!(#root::Source::Body(#steps))
        }
        Source::Question { kind, .. } => match kind {
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
        parts.extend(quote!(members: &[#(#members),*],));
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

fn schema(root: &Path, ty: &Type) -> TokenStream {
    quote!({ use #root::lend::BeginUnknown as _; #root::Begin::<#ty>::SCHEMA })
}

fn expand_newtype(item: &Item, ty: &Type) -> TokenStream {
    let root = &item.runtime;
    let place = Impl::new(item, Some(&quote!(#root::Nested)));
    let inner = located(quote!((&mut #root::Fill(&mut self.0)).slot()), ty.span());
    let slot = quote! {
        fn read(&mut self, walk: &mut #root::Walk<'_>) -> ::core::result::Result<(), #root::Fault> {
            use #root::lend::*;
            walk.value(#inner)
        }

        fn missing(&mut self) -> bool {
            use #root::lend::*;
            (&mut #root::Fill(&mut self.0)).whole().missing()
        }

        fn take_text(&mut self, text: &::core::primitive::str) -> bool {
            use #root::lend::*;
            (&mut #root::Fill(&mut self.0)).whole().take_text(text)
        }
    };
    let begin = located(quote!(#root::Begin::<#ty>::NEW.begin()), ty.span());
    let schema = schema(root, ty);
    let readable = quote! {
        fn begin() -> Self {
            use #root::lend::*;
            Self(#begin)
        }

        const SCHEMA: #root::Schema = #schema;
    };
    let mut impls = place.of(&quote!(#root::Slot), &slot);
    impls.extend(place.of(&quote!(#root::Readable), &readable));
    impls.extend(markers(&place, root));
    impls.extend(place.inherent(&sample(item)));
    impls
}

fn markers(place: &Impl<'_>, root: &Path) -> TokenStream {
    let mut impls = place.of(&quote!(#root::Nested), &TokenStream::new());
    impls.extend(place.of(&quote!(#root::Textual), &TokenStream::new()));
    impls
}

fn expand_words(item: &Item, words: &Words) -> TokenStream {
    let root = &item.runtime;
    let place = Impl::new(item, None);
    let texts: Vec<&str> = words.known.iter().map(|word| word.text.as_str()).collect();
    let list = quote!(&[#(#texts),*]);
    let other = words.others.first().map(|(ident, _)| ident);
    let is_open = other.is_some();
    let last = words.known.last().filter(|_| !is_open).map(|word| &word.text);
    let arms = words.known.iter().map(|word| {
        let ident = &word.ident;
        let text = if Some(&word.text) == last { quote!(_) } else { word.text.to_token_stream() };
        quote!(#text => Self::#ident)
    });
    let rest = other.map(|ident| quote!(other => Self::#ident(::core::convert::From::from(other)),));
    let begin = match (other, words.known.first()) {
        (Some(ident), _) => quote!(Self::#ident(::core::convert::From::from(""))),
        (None, Some(word)) => word_variant(&word.ident),
        (None, None) => TokenStream::new(),
    };
    let slot = quote! {
        fn read(&mut self, walk: &mut #root::Walk<'_>) -> ::core::result::Result<(), #root::Fault> {
            let word = walk.word(#list, #is_open)?;
            *self = match &*word { #(#arms,)* #rest };
            ::core::result::Result::Ok(())
        }
    };
    let readable = quote! {
        fn begin() -> Self { #begin }

        const SCHEMA: #root::Schema = #root::Schema::Words { words: #list, open: #is_open };
    };
    let mut impls = place.of(&quote!(#root::Slot), &slot);
    impls.extend(place.of(&quote!(#root::Readable), &readable));
    impls.extend(markers(&place, root));
    impls.extend(place.inherent(&sample(item)));
    impls
}

fn word_variant(ident: &Ident) -> TokenStream {
    quote!(Self::#ident)
}

fn expand_answers(item: &Item, answers: &[Answer]) -> TokenStream {
    let root = &item.runtime;
    let place = Impl::new(item, Some(&quote!(#root::Readable)));
    let statuses = answers.iter().map(|answer| {
        let statuses = answer.statuses.iter().map(|(status, _)| status);
        quote!(&[#(#statuses),*])
    });
    let last = answers.len().saturating_sub(1);
    let arms = answers.iter().enumerate().map(|(index, answer)| {
        let pattern = if index == last { quote!(_) } else { index.to_token_stream() };
        let body = match &answer.ty {
            Some(ty) => held(root, &answer.ident, ty),
            None => {
                let variant = word_variant(&answer.ident);
                quote!({ *self = #variant; ::core::result::Result::Ok(()) })
            }
        };
        quote!(#pattern => #body)
    });
    let begin = answers.first().map(|Answer { ident, ty, .. }| match ty {
        Some(ty) => {
            let begin = located(quote!(#root::Begin::<#ty>::NEW.begin()), ty.span());
            quote!(Self::#ident(#begin))
        }
        None => word_variant(ident),
    });
    let schemas = answers.iter().map(|answer| match &answer.ty {
        Some(ty) => schema(root, ty),
        None => quote!(#root::Schema::Nothing),
    });
    let slot = quote! {
        fn read(&mut self, walk: &mut #root::Walk<'_>) -> ::core::result::Result<(), #root::Fault> {
            use #root::lend::*;
            match walk.choose(&[#(#statuses),*])? { #(#arms,)* }
        }

        fn is_whole(&mut self) -> bool { true }
    };
    let readable = quote! {
        fn begin() -> Self {
            use #root::lend::*;
            #begin
        }

        const SCHEMA: #root::Schema = #root::Schema::OneOf(&[#(#schemas),*]);
    };
    let mut impls = place.of(&quote!(#root::Slot), &slot);
    impls.extend(place.of(&quote!(#root::Readable), &readable));
    impls.extend(place.inherent(&sample(item)));
    impls
}

fn held(root: &Path, variant: &Ident, ty: &Type) -> TokenStream {
    let begin = located(quote!(#root::Begin::<#ty>::NEW.begin()), ty.span());
    let whole = located(quote!((&mut #root::Fill(&mut output)).whole()), ty.span());
    quote! {{
        let mut output = #begin;
        let read = walk.answer(#whole);
        *self = Self::#variant(output);
        read
    }}
}
