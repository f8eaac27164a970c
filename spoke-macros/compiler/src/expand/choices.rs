//! `choices` and `labels` to tokens.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Ident, Path};

use crate::model::action::Action;
use crate::model::choices::{Choices, Place};
use crate::read::path::StepKind;

use super::condition::path;
use super::impls::located;
use super::poll::named;
use super::scope::scoped;
use super::template::index;

/// `.chosen_from(&choices::<Other, Self>(..))`
pub(super) fn chosen(choices: &Choices, runtime: &Path) -> TokenStream {
    let Choices { action, given, value, label } = choices;
    let given = given.iter().map(|(name, input)| {
        let input = index(*input);
        quote!((#name, #input))
    });
    let value = scoped(runtime, &path(&value.steps));
    let label = match label {
        Some(label) => {
            let label = scoped(runtime, &path(&label.steps));
            quote!(::core::option::Option::Some(#label))
        }
        None => quote!(::core::option::Option::None),
    };
    let made = named(action, &quote!(#runtime::choices), &quote!(&[#(#given),*], #value, #label));
    quote!(.chosen_from(&#made))
}

/// Functions that nobody calls: rustc finds the fields of the other output, or says under the path which there are.
pub(super) fn paths(action: &Action) -> TokenStream {
    let runtime = &action.shell.item.runtime;
    let checks = action.shell.inputs.iter().filter_map(|input| input.choices.as_ref()).map(|choices| {
        let other = &choices.action;
        let walks = [Some(&choices.value), choices.label.as_ref()];
        let walks = walks.into_iter().flatten().map(|place| walk(place, runtime));
        let other = quote_spanned!(other.span()=> <#other as #runtime::Action>::Output);
        quote! {
            const _: () = {
                #[allow(dead_code, deprecated, elided_lifetimes_in_paths)]
                fn choices(output: &#other) {
                    #(#walks)*
                }
            };
        }
    });
    quote!(#(#checks)*)
}

fn walk(place: &Place, runtime: &Path) -> TokenStream {
    let Place { steps, spans } = place;
    let mut inside = quote!(let _ = it;);
    for (step, span) in steps.iter().zip(spans).rev() {
        inside = match step {
            StepKind::Member(name) => {
                let field = field(name, *span);
                quote!(let it = &it.#field; #inside)
            }
            StepKind::Each | StepKind::At(_) => {
                let first = quote!(#runtime::ChoiceList::first_choice(it));
                let each = located(quote!(if let ::core::option::Option::Some(it) = #first), *span);
                quote!(#each { #inside })
            }
        };
    }
    quote!({ let it = output; #inside })
}

fn field(name: &str, span: Span) -> Ident {
    match syn::parse_str::<Ident>(name) {
        Ok(_) => Ident::new(name, span),
        Err(_) => Ident::new_raw(name, span),
    }
}
