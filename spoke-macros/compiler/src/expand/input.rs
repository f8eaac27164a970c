//! Writes out a type that actions send.

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{Ident, Path, Type};

use crate::check::Checked;
use crate::model::input::{Field, Input, Shape, Word};
use crate::read::item::Item;

use super::impls::{Impl, located};

/// The impls of an input.
pub(crate) fn expand(input: &Checked<Input>) -> TokenStream {
    let Input { item, shape } = input.get();
    match shape {
        Shape::Fields(fields) => expand_fields(item, fields),
        Shape::Newtype { ty, is_text } => expand_newtype(item, ty, *is_text),
        Shape::Words { known, other } => expand_words(item, known, other.as_ref()),
        Shape::Unfit => TokenStream::new(),
    }
}

fn lent(root: &Path, value: &TokenStream, call: &str, span: Span) -> TokenStream {
    let call = Ident::new(call, span);
    located(quote!(#root::Lend(#value).#call()), span)
}

fn expand_fields(item: &Item, fields: &[Field]) -> TokenStream {
    let Item { ident, docs, runtime: root, .. } = item;
    let place = Impl::new(item, Some(&quote!(#root::Json)));
    let members = fields.iter().map(|field| {
        let Field { ident, ty, wire, is_option, .. } = field;
        let value = if *is_option {
            let some = lent(root, &quote!(it), "json", ty.span());
            quote! {
                match &self.#ident {
                    ::core::option::Option::Some(it) => #some,
                    ::core::option::Option::None => #root::JsonField::Absent,
                }
            }
        } else {
            lent(root, &quote!(&self.#ident), "json", ty.span())
        };
        quote!((#wire, #value))
    });
    let json = quote! {
        fn write_json(&self, out: &mut #root::JsonWriter) {
            use #root::lend::*;
            out.object(&[#(#members),*]);
        }
    };
    let name = ident.unraw().to_string();
    let properties = fields.iter().map(|field| {
        let Field { described, docs, wire, is_required, .. } = field;
        let schema = schema(root, described);
        property(root, wire, docs, *is_required, &schema)
    });
    let described = quote! {
        const SCHEMA: #root::Schema = #root::Schema::Object(|| const {
            &#root::Object { name: #name, docs: #docs, properties: &[#(#properties),*] }
        });
    };
    let mut impls = place.of(&quote!(#root::Json), &json);
    impls.extend(place.of(&quote!(#root::Described), &described));
    impls
}

/// A member of an object: a literal, for rustc spends more on a call in a constant than on all else that a field does.
pub(super) fn property(
    root: &Path,
    name: &str,
    docs: &str,
    is_required: bool,
    schema: &TokenStream,
) -> TokenStream {
    quote!(#root::Property { name: #name, docs: #docs, required: #is_required, schema: #schema })
}

fn schema(root: &Path, ty: &Type) -> TokenStream {
    quote!({ use #root::Undescribed as _; #root::Describe::<#ty>::SCHEMA })
}

fn expand_newtype(item: &Item, ty: &Type, is_text: bool) -> TokenStream {
    let root = &item.runtime;
    let value = lent(root, &quote!(&self.0), "json", ty.span());
    let json = quote! {
        fn write_json(&self, out: &mut #root::JsonWriter) {
            use #root::lend::*;
            #value.write(out);
        }

        fn is_absent(&self) -> ::core::primitive::bool {
            use #root::lend::*;
            #value.is_absent()
        }
    };
    let place = Impl::new(item, Some(&quote!(#root::Json)));
    let mut impls = place.of(&quote!(#root::Json), &json);
    let schema = schema(root, ty);
    impls.extend(place.of(&quote!(#root::Described), &quote!(const SCHEMA: #root::Schema = #schema;)));
    if is_text {
        let value = lent(root, &quote!(&self.0), "text", ty.span());
        let text = quote! {
            fn write_text(&self, out: &mut #root::TextWriter) {
                use #root::lend::*;
                #value.write(out);
            }
        };
        let place = Impl::new(item, Some(&quote!(#root::Text)));
        impls.extend(place.of(&quote!(#root::Text), &text));
    }
    impls
}

fn expand_words(item: &Item, known: &[Word], other: Option<&Ident>) -> TokenStream {
    let root = &item.runtime;
    let place = Impl::new(item, None);
    let texts: Vec<&str> = known.iter().map(|word| word.text.as_str()).collect();
    let idents: Vec<&Ident> = known.iter().map(|word| &word.ident).collect();
    let list = quote!(&[#(#texts),*]);
    let is_open = other.is_some();
    let kept = other.map(
        |ident| quote!(Self::#ident(word) => ::core::convert::AsRef::<::core::primitive::str>::as_ref(word),),
    );
    let word = quote! {
        fn as_ref(&self) -> &::core::primitive::str {
            match self { #(Self::#idents => #texts,)* #kept }
        }
    };
    let text = quote! {
        fn write_text(&self, out: &mut #root::TextWriter) {
            out.push(::core::convert::AsRef::<::core::primitive::str>::as_ref(self));
        }
    };
    let json = quote! {
        fn write_json(&self, out: &mut #root::JsonWriter) {
            out.string(::core::convert::AsRef::<::core::primitive::str>::as_ref(self));
        }
    };
    let display = quote! {
        fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            f.write_str(::core::convert::AsRef::<::core::primitive::str>::as_ref(self))
        }
    };
    let rest = match other {
        Some(ident) => quote!(::core::result::Result::Ok(Self::#ident(::core::convert::From::from(word)))),
        None => quote!(::core::result::Result::Err(#root::UnknownWord::new(word, #list))),
    };
    let from_str = quote! {
        type Err = #root::UnknownWord;

        fn from_str(word: &::core::primitive::str) -> ::core::result::Result<Self, Self::Err> {
            match word {
                #(#texts => ::core::result::Result::Ok(Self::#idents),)*
                word => #rest,
            }
        }
    };
    let schema = quote! {
        const SCHEMA: #root::Schema = #root::Schema::Words { words: #list, open: #is_open };
    };
    let mut impls = place.of(&quote!(::core::convert::AsRef<::core::primitive::str>), &word);
    impls.extend(place.of(&quote!(#root::Text), &text));
    impls.extend(place.of(&quote!(#root::Json), &json));
    impls.extend(place.of(&quote!(#root::Described), &schema));
    impls.extend(place.of(&quote!(::core::fmt::Display), &display));
    impls.extend(place.of(&quote!(::core::str::FromStr), &from_str));
    impls
}
