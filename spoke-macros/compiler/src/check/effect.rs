//! The rules of effects.

use crate::diagnostics::Diagnostics;
use crate::lower::action::Lowered;
use crate::model::inputs::{Known, Need, Place};

/// The runtime mints a key where the caller gives none, and what it mints is text.
pub(crate) fn carries_a_text_as_key(lowered: &Lowered, diagnostics: &Diagnostics) {
    for usage in lowered.call.usages.iter().filter(|usage| usage.place == Place::Key) {
        let Some(input) = lowered.shell.inputs.get(usage.input) else { continue };
        if input.known != Known::Text || matches!(input.need, Need::Patch) {
            let name = &input.name;
            let message = format!(
                "`{name}` is no text, and an idempotency key is: the runtime mints one where the caller gives none; make it a `String` or an `Option<String>`"
            );
            usage.site.report(message, diagnostics);
        }
    }
}
