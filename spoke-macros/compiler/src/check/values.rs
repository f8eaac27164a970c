//! The rules of small values.

use std::collections::BTreeSet;

use syn::LitStr;

use crate::diagnostics::Diagnostics;

pub(crate) fn docs_is_a_url(docs: Option<&LitStr>, diagnostics: &Diagnostics) {
    if let Some(docs) =
        docs.filter(|docs| !docs.value().starts_with("https://") && !docs.value().starts_with("http://"))
    {
        diagnostics.at(docs, "`docs` is the URL of the vendor's page; write `docs = \"https://…\"`");
    }
}

pub(crate) fn preview_says_why(preview: Option<&LitStr>, diagnostics: &Diagnostics) {
    if let Some(preview) = preview.filter(|preview| preview.value().trim().is_empty()) {
        let message = "`preview` says why the action is not yet to be relied upon; write the reason, or leave the key out";
        diagnostics.at(preview, message);
    }
}

pub(crate) fn stand_once(what: &str, values: &[LitStr], diagnostics: &Diagnostics) {
    let mut seen = BTreeSet::new();
    for value in values {
        if !seen.insert(value.value()) {
            diagnostics.at(value, format!("{what} `{}` is given twice; keep one of them", value.value()));
        }
    }
}
