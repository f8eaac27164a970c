//! `#[derive(Spoke)]`: the constants that the declaration gives.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote, quote_spanned};
use syn::Path;
use syn::spanned::Spanned;

use crate::check::Checked;
use crate::model::spoke::{Area, Listed, Setting, Spoke};

use super::condition::path;
use super::fail::{fail, status};
use super::impls::{Impl, located};
use super::limit::limits;
use super::operation::timeout;
use super::scope::scoped;
use super::template::{pairs, parts};

pub(crate) fn spoke(spoke: &Checked<Spoke>) -> TokenStream {
    let spoke = spoke.get();
    let runtime = &spoke.item.runtime;
    let name = &spoke.name;
    let string = quote!(&'static ::core::primitive::str);
    let mut constants = vec![quote!(const NAME: #string = #name;)];
    let mut declare = |declared: bool, constant: &dyn Fn() -> TokenStream| {
        if declared {
            constants.push(constant());
        }
    };
    let Spoke { item, name: _, link, base, settings, hosts, auth, headers, accept, root, .. } = spoke;
    let docs = &item.docs;
    declare(!docs.is_empty(), &|| quote!(const DOCS: #string = #docs;));
    declare(
        link.is_some(),
        &|| quote!(const LINK: ::core::option::Option<#string> = ::core::option::Option::Some(#link);),
    );
    declare(!base.is_empty(), &|| {
        let base = scoped(runtime, &parts(base));
        quote!(const BASE: &'static [#runtime::Part] = #base;)
    });
    declare(!settings.is_empty(), &|| {
        let settings = settings.iter().map(|setting| self::setting(setting, runtime));
        quote! {
            const SETTINGS: &'static [#runtime::Setting] = &[#(#settings),*];
        }
    });
    declare(!hosts.is_empty(), &|| quote!(const HOSTS: &'static [#string] = &[#(#hosts),*];));
    declare(!auth.is_empty(), &|| {
        let auth = auth.iter().map(|auth| quote_spanned!(auth.span()=> &#auth));
        quote!(const AUTH: &'static [&'static dyn #runtime::auth::Authorize] = &[#(#auth),*];)
    });
    declare(!headers.is_empty(), &|| {
        let headers = scoped(runtime, &pairs(headers));
        quote!(const HEADERS: &'static [#runtime::Pair] = #headers;)
    });
    declare(!spoke.fail.is_silent(), &|| {
        let fail = scoped(runtime, &fail(&spoke.fail));
        quote!(const FAIL: #runtime::Fail = #fail;)
    });
    declare(!accept.is_empty(), &|| {
        let accept = accept.iter().map(|it| status(*it));
        quote!(const ACCEPT: &'static [::core::primitive::u16] = &[#(#accept),*];)
    });
    declare(spoke.timeout.is_some(), &|| {
        let timeout = spoke.timeout.map(timeout);
        quote!(const TIMEOUT: ::core::option::Option<::core::time::Duration> = #timeout;)
    });
    declare(!spoke.limits.is_empty(), &|| {
        let limits = limits(&spoke.limits, runtime);
        quote!(const LIMITS: &'static [#runtime::Limit] = #limits;)
    });
    declare(!root.is_empty(), &|| {
        let root = scoped(runtime, &path(root));
        quote!(const ROOT: #runtime::Path = #root;)
    });
    declare(spoke.verify.is_some(), &|| {
        let verify = spoke.verify.as_ref().map(|it| listed(it, runtime));
        quote! {
            const VERIFY: ::core::option::Option<#runtime::Listed<Self>> = ::core::option::Option::Some(#verify);
        }
    });
    declare(!(spoke.actions.is_empty() && spoke.areas.is_empty()), &|| actions(spoke));
    Impl::new(&spoke.item, None).of(&quote!(#runtime::Spoke), &quote!(#(#constants)*))
}

fn actions(spoke: &Spoke) -> TokenStream {
    let runtime = &spoke.item.runtime;
    let areas = spoke.areas.iter().map(
        |Area { cfg, name, actions }| quote!(#(#cfg)* #runtime::Area { name: #name, actions: #actions }),
    );
    let own = (!spoke.actions.is_empty()).then(|| {
        let actions = spoke.actions.iter().map(|Listed { cfg, action }| {
            let action = listed(action, runtime);
            quote!(#(#cfg)* #action)
        });
        quote!(#runtime::Area { name: "", actions: &[#(#actions),*] })
    });
    let all = own.into_iter().chain(areas);
    quote!(const ACTIONS: &'static [#runtime::Area<Self>] = &[#(#all),*];)
}

/// An action in the spoke's list; one of another spoke is a fault where it is listed.
fn listed(action: &(impl Spanned + ToTokens), runtime: &Path) -> TokenStream {
    let before = located(quote!(#runtime::listed_under::<Self,), action.span());
    let behind = located(quote!(>()), action.span());
    quote!(#before #action #behind)
}

fn setting(setting: &Setting, runtime: &Path) -> TokenStream {
    let Setting { name, required, ty } = setting;
    let name = syn::ext::IdentExt::unraw(name).to_string();
    let schema = quote_spanned!(ty.span()=> <#ty as #runtime::lend::StandsAsSetting>::SCHEMA);
    quote!(#runtime::Setting { name: #name, required: #required, schema: #schema })
}
