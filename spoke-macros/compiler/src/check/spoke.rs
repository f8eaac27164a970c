//! The rules of a spoke.

use std::collections::BTreeSet;

use quote::ToTokens;

use crate::case::Case;
use crate::diagnostics::Diagnostics;
use crate::model::inputs::Site;
use crate::model::spoke::Spoke;
use crate::read::pairs::PairValue;
use crate::read::spoke::{Element, RawSpoke};
use crate::template::text::{Piece, pieces};

use super::{Broken, Checked, fail, headers, limit, values};

/// Checks a spoke.
///
/// # Errors
/// Every rule that it breaks.
pub(crate) fn spoke(
    raw: &RawSpoke,
    model: Spoke,
    diagnostics: Diagnostics,
) -> Result<Checked<Spoke>, Box<Broken<Spoke>>> {
    rules(raw, &diagnostics);
    Checked::seal(model, diagnostics)
}

fn rules(raw: &RawSpoke, diagnostics: &Diagnostics) {
    has_no_parameters(raw, diagnostics);
    has_a_name(raw, diagnostics);
    is_named_in_kebab_case(raw, diagnostics);
    has_a_base_that_is_one(raw, diagnostics);
    declares_each_setting_once(raw, diagnostics);
    lists_hosts_by_name(raw, diagnostics);
    lists_each_action_once(raw, diagnostics);
    leaves_out_by_cfg_alone(raw, diagnostics);
    sends_constant_headers(raw, diagnostics);
    let names = || raw.headers.iter().map(|pair| (pair.name.clone(), pair.span));
    names().for_each(|(name, span)| headers::is_legal(&name, span, diagnostics));
    headers::differ(names(), diagnostics);
    headers::hold_no_control_characters(&raw.headers, diagnostics);
    if let Some(fail) = &raw.fail {
        fail::asks_for_one_value(fail, diagnostics);
        fail::compares_what_can_be(fail, diagnostics);
        fail::sorts_each_code_once(fail, diagnostics);
    }
    limit::are_of_the_connection(&raw.limits, diagnostics);
    values::docs_is_a_url(raw.docs.as_ref(), diagnostics);
    values::stand_once("host", &raw.hosts, diagnostics);
}

fn has_no_parameters(raw: &RawSpoke, diagnostics: &Diagnostics) {
    if !raw.item.generics.params.is_empty() {
        let message = "a spoke has no parameters: it stands for one system; remove them";
        diagnostics.at(&raw.item.generics.params, message);
    }
}

fn has_a_name(raw: &RawSpoke, diagnostics: &Diagnostics) {
    let ident = &raw.item.ident;
    if raw.name.is_none() && raw.wants_name {
        let kebab = Case::Kebab.spell(&ident.to_string());
        let message = format!(
            "spoke `{ident}` has no name, by which connections and the catalog know it; write `#[spoke(name = \"{kebab}\")]`"
        );
        diagnostics.at(ident, message);
    }
}

fn is_named_in_kebab_case(raw: &RawSpoke, diagnostics: &Diagnostics) {
    let Some(name) = &raw.name else { return };
    let value = name.value();
    let is_word = |word: &str| {
        !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    let fits = value.split('-').all(is_word) && value.starts_with(|first: char| first.is_ascii_lowercase());
    if !fits {
        let words: Vec<String> = value
            .split(|letter: char| !letter.is_ascii_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(|word| Case::Kebab.spell(word))
            .collect();
        let kebab = words.join("-");
        let instead = if kebab.is_empty() { "acme-desk".to_owned() } else { kebab };
        let shown =
            if value.is_empty() { "an empty text".to_owned() } else { format!("`{}`", value.escape_debug()) };
        let message =
            format!("{shown} is not in kebab case: lower-case words joined by hyphens; write `{instead}`");
        diagnostics.at(name, message);
    }
}

fn has_a_base_that_is_one(raw: &RawSpoke, diagnostics: &Diagnostics) {
    let Some(base) = &raw.base else { return };
    let value = base.value.as_str();
    let host = value.split_once("://").map_or("", |(_, rest)| rest.split('/').next().unwrap_or_default());
    let fault = if !value.starts_with("https://") {
        "a base is an absolute `https` URL; write `https://host`"
    } else if host.contains('@') {
        "a base holds no credentials: they belong to the connection; remove them"
    } else if value.contains(['?', '#']) {
        "a base has no query and no fragment; remove them"
    } else if host.is_empty() {
        "a base names a host; write `https://host`"
    } else {
        return;
    };
    diagnostics.at(&base.token, fault);
}

fn declares_each_setting_once(raw: &RawSpoke, diagnostics: &Diagnostics) {
    let mut seen = BTreeSet::new();
    for setting in &raw.settings {
        if !seen.insert(setting.name.to_string()) {
            diagnostics
                .at(&setting.name, format!("setting `{}` is declared twice; keep one of them", setting.name));
        }
    }
}

fn lists_hosts_by_name(raw: &RawSpoke, diagnostics: &Diagnostics) {
    for host in &raw.hosts {
        let value = host.value();
        let is_label = |label: &str| {
            !label.is_empty()
                && label
                    .bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
        };
        if !value.split('.').all(is_label) {
            let message = format!(
                "`{}` is no host: a name in lower case, without scheme, port and path; write `files.example.com`",
                value.escape_debug()
            );
            diagnostics.at(host, message);
        }
    }
}

fn lists_each_action_once(raw: &RawSpoke, diagnostics: &Diagnostics) {
    let mut seen = BTreeSet::new();
    for Element { attributes, value } in &raw.actions {
        let name = value.to_token_stream().to_string();
        let cfg: String = attributes.iter().map(|it| it.to_token_stream().to_string()).collect();
        if !seen.insert((cfg, name.clone())) {
            diagnostics.at(value, format!("action `{name}` is listed twice; keep one of them"));
        }
    }
}

fn leaves_out_by_cfg_alone(raw: &RawSpoke, diagnostics: &Diagnostics) {
    let actions = raw.actions.iter().flat_map(|it| &it.attributes);
    let areas = raw.areas.iter().flat_map(|it| &it.attributes);
    for attribute in actions.chain(areas).filter(|it| !it.path().is_ident("cfg")) {
        let name = attribute.path().to_token_stream().to_string();
        let message = format!(
            "`#[{name}]` says nothing in a list: only `#[cfg(..)]` stands before an element; remove it"
        );
        diagnostics.at(attribute, message);
    }
}

fn sends_constant_headers(raw: &RawSpoke, diagnostics: &Diagnostics) {
    let rule =
        "a spoke has no fields: its headers are constant, but for `{settings.name}`; write a text in quotes";
    for pair in &raw.headers {
        match &pair.value {
            PairValue::Field(name) => diagnostics.at_span(name.span, rule),
            PairValue::Text(text) => {
                let pieces = pieces(&text.value).unwrap_or_default();
                let fields = pieces.iter().filter_map(Piece::slot).filter(|slot| slot.kind.field().is_some());
                fields.for_each(|slot| Site::of_slot(text, slot).report(rule.to_owned(), diagnostics));
            }
        }
    }
}
