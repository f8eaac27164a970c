//! What only the compiled program can tell of an action that this one asks: a constant that does not compile where the two do not agree.

use proc_macro2::TokenStream;
use quote::quote;
use syn::GenericParam;

use crate::model::action::{Action, Claim, Tie};

use super::impls::located;
use super::template::index;

/// Nothing for an action with type parameters: a constant beside it cannot name one of them.
pub(crate) fn claim(claim: &Claim, tie: Tie, action: &Action) -> Option<TokenStream> {
    let item = &action.shell.item;
    let (runtime, ident) = (&item.runtime, &item.ident);
    let arguments: Option<Vec<TokenStream>> = item.generics.params.iter().map(argument).collect();
    let arguments = arguments.filter(|it| !it.is_empty()).map(|it| quote!(<#(#it),*>));
    if arguments.is_none() && !item.generics.params.is_empty() {
        return None;
    }
    let name = &claim.name;
    let assertion = match tie {
        Tie::Probe => quote!(assert_probe(IT)),
        Tie::Find => quote!(assert_find(IT)),
        Tie::By => quote!(assert_by(IT, #name)),
        Tie::Step(at) => {
            let at = index(at);
            quote!(assert_step(IT, #at))
        }
        Tie::Ask => quote!(assert_ask(IT)),
        Tie::Given => quote!(assert_given(IT, #name)),
        Tie::Choices(input) => {
            let input = index(input);
            quote!(assert_choices(IT, #input))
        }
        Tie::Chosen(input) => {
            let input = index(input);
            quote!(assert_chosen(IT, #input, #name))
        }
    };
    let assertion = located(quote!(#runtime::#assertion), claim.span);
    Some(quote! {
        const _: () = {
            const IT: &#runtime::Operation = <#ident #arguments as #runtime::Action>::OPERATION;
            #assertion
        };
    })
}

fn argument(param: &GenericParam) -> Option<TokenStream> {
    match param {
        GenericParam::Lifetime(_) => Some(quote!('static)),
        GenericParam::Type(_) | GenericParam::Const(_) => None,
    }
}
