//! The rules of a page's items.

use crate::diagnostics::Diagnostics;
use crate::lower::input::is_option;
use crate::lower::known::element;
use crate::model::output::{Field, Source, Table};

/// An output is a page of one list, which is always there.
pub(crate) fn are_one_list(table: &Table, diagnostics: &Diagnostics) {
    let mut marked = table.fields.iter().filter_map(|field| Some((field, field.items?)));
    let Some((first, span)) = marked.next() else { return };
    for (second, span) in marked {
        let message = format!(
            "`{}` is a second list of items, beside `{}`: an output is a page of one list; keep one `items`",
            second.ident, first.ident
        );
        diagnostics.at_span(span, message);
    }
    let Field { ident, ty, source, .. } = first;
    if let Source::Question(_) = source {
        let message = format!(
            "`{ident}` asks a question, and the items of a page stand in the body; mark the field that holds the list"
        );
        diagnostics.at_span(span, message);
        return;
    }
    let message = if is_option(ty) {
        format!(
            "`{ident}` may be absent, and a page has its list, be it empty; make it a `Vec`, and add `default` where the vendor leaves an empty one out"
        )
    } else if element(ty).is_none() {
        format!("`{ident}` is no list by its name, and the items of a page are one; make it a `Vec`")
    } else {
        return;
    };
    diagnostics.at_span(span, message);
}
