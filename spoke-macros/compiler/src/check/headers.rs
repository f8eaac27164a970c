//! The rules of headers.

use std::collections::BTreeSet;

use proc_macro2::Span;

use crate::diagnostics::Diagnostics;
use crate::read::action::RawAction;
use crate::read::pairs::{Pair, PairValue};

/// Headers that frame the message: they belong to the transport (RFC 9112).
const FRAMING: &[&str] =
    &["connection", "content-length", "host", "te", "trailer", "transfer-encoding", "upgrade"];

pub(crate) fn are_legal(raw: &RawAction, diagnostics: &Diagnostics) {
    for (name, span) in raw.headers() {
        is_legal(&name, span, diagnostics);
    }
}

/// A header's name is a token (RFC 9110, section 5.6.2).
pub(crate) fn is_name(name: &str, span: Span, diagnostics: &Diagnostics) -> bool {
    let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    if !name.is_empty() && name.bytes().all(is_token) {
        return true;
    }
    let shown = match name {
        "" => "an empty text".to_owned(),
        name => format!("`{}`", name.escape_debug()),
    };
    diagnostics.at_span(
        span,
        format!("{shown} is no header name: letters, digits and hyphens; write one such as `x-request-id`"),
    );
    false
}

/// A header that a request may carry.
pub(crate) fn is_legal(name: &str, span: Span, diagnostics: &Diagnostics) {
    if is_name(name, span, diagnostics) && FRAMING.contains(&name.to_ascii_lowercase().as_str()) {
        let message = format!("header `{name}` frames the message and belongs to the transport; remove it");
        diagnostics.at_span(span, message);
    }
}

pub(crate) fn stand_once(raw: &RawAction, diagnostics: &Diagnostics) {
    differ(raw.headers(), diagnostics);
}

/// A header's name is the same in upper and lower case.
pub(crate) fn differ(names: impl IntoIterator<Item = (String, Span)>, diagnostics: &Diagnostics) {
    let mut seen = BTreeSet::new();
    for (name, span) in names {
        if !seen.insert(name.to_ascii_lowercase()) {
            diagnostics.at_span(span, format!("header `{name}` is given twice; keep one of them"));
        }
    }
}

pub(crate) fn hold_no_control_characters(pairs: &[Pair], diagnostics: &Diagnostics) {
    for pair in pairs {
        if let PairValue::Text(text) = &pair.value
            && text.value.chars().any(|letter| letter.is_control() && letter != '\t')
        {
            diagnostics.at(&text.token, "a header holds no control characters; remove them");
        }
    }
}
