//! The rules of pages.

use crate::diagnostics::Diagnostics;
use crate::lower::action::Lowered;
use crate::model::action::Effect;
use crate::model::inputs::{Known, Need, Place};
use crate::read::action::RawAction;
use crate::read::pages::{Pages, Style, Way};
use crate::read::path::{Source, StepKind};

use super::condition::is_one_text;

/// Checks `pages(..)`, where it stands.
pub(crate) fn pages(raw: &RawAction, lowered: &Lowered, diagnostics: &Diagnostics) {
    let Some(pages) = &raw.keys.pages else { return };
    follow_one_another_in_one_way(pages, diagnostics);
    ask_for_single_values(pages, diagnostics);
    begin_with_nothing(lowered, diagnostics);
    are_asked_for_again(pages, lowered, diagnostics);
    are_of_a_list(raw, pages, diagnostics);
}

fn follow_one_another_in_one_way(pages: &Pages, diagnostics: &Diagnostics) {
    if pages.styles.is_empty() && !pages.is_torn {
        diagnostics.at_span(
            pages.key,
            "`pages` does not say how one page leads to the next; add `cursor = path => field`, `page => field`, `offset => field`, `link_header`, `next_url = path`, `keyset = path => field` or `with = EXPR => field`",
        );
    }
    for Style { word, .. } in pages.styles.iter().skip(1) {
        let message = format!(
            "`{word}` is a second way from page to page: pages follow one another in one way; keep one of them"
        );
        diagnostics.at(word, message);
    }
}

fn ask_for_single_values(pages: &Pages, diagnostics: &Diagnostics) {
    for Style { word, way, from, .. } in &pages.styles {
        match (way, from) {
            (Way::Keyset, Some(Source::Body(path))) => {
                let lists = path.steps.iter().filter(|step| step.kind == StepKind::Each).count();
                if lists != 1 {
                    diagnostics.at_span(
                        path.span,
                        "`keyset` is a member of the last item, and the items are one `[]`; write the list and the member, as in `data[].id`",
                    );
                }
            }
            (_, Some(source)) => is_one_text(&word.to_string(), source, diagnostics),
            (_, None) => {}
        }
    }
    for (key, source) in [("more", &pages.more), ("total", &pages.total)] {
        if let Some(source) = source {
            is_one_text(key, source, diagnostics);
        }
    }
}

/// What leads to a page comes from the one before, and the first page has none before it.
fn begin_with_nothing(lowered: &Lowered, diagnostics: &Diagnostics) {
    for usage in lowered.call.usages.iter().filter(|usage| usage.place == Place::Turn) {
        let Some(input) = lowered.shell.inputs.get(usage.input) else { continue };
        let name = &input.name;
        let message = match (&input.need, input.known) {
            (Need::Patch, _) => {
                format!(
                    "`{name}` is a `Patch`, and the first page is asked for without it; make it an `Option`"
                )
            }
            (_, Known::List | Known::Map) => {
                format!(
                    "`{name}` holds several values, and a page begins at one; make it an `Option` of text or a number"
                )
            }
            (Need::Required, _) => format!(
                "`{name}` is required, and nothing leads to the first page; make it an `Option`, or give it the value of the first page: `#[input(default = 1)]`"
            ),
            (Need::Optional | Need::Default(_), Known::Text | Known::Scalar | Known::Unknown) => continue,
        };
        usage.site.report(message, diagnostics);
    }
}

fn are_asked_for_again(pages: &Pages, lowered: &Lowered, diagnostics: &Diagnostics) {
    let call = &lowered.call;
    if call.effect.clone().unwrap_or_else(|| call.method.effect()) == Effect::Read {
        return;
    }
    let what = match &call.effect {
        Some(_) => "this one's effect is not `read`".to_owned(),
        None => format!("{} may change something", call.method.word()),
    };
    let message = format!(
        "pages are asked for one after another, and again where one was lost, and {what}; write `effect = read` if the call only reads, or remove `pages`"
    );
    diagnostics.at_span(pages.key, message);
}

fn are_of_a_list(raw: &RawAction, pages: &Pages, diagnostics: &Diagnostics) {
    if raw.head.path.is_some() && raw.head.output.is_none() {
        diagnostics.at_span(
            pages.key,
            "the action gives nothing, and pages are of a list; write `-> Output` behind the path, where `Output` marks its list by `#[out(path, items)]`, or is a `Vec`",
        );
    }
}
