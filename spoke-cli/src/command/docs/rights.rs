//! How an integration signs in, and the least that its credential must be allowed to do.

use std::collections::BTreeMap;

use spoke_runtime::ActionEntry;

use super::Subject;
use super::markdown::{Markdown, anchor, code, codes};

pub(super) fn write(subject: &Subject<'_>, page: &mut Markdown) {
    let spoke = subject.spoke;
    page.heading(2, "Signing in, and the least rights");
    page.table(
        ["way to sign in", "the connection says", "asks"],
        spoke.auth.iter().map(|way| [code(way.name), code(&way.example), codes(way.asks.iter().copied())]),
    );
    if spoke.auth.is_empty() {
        page.paragraph("Nobody signs in: calls carry no credential.");
    } else {
        page.paragraph(
            "Secrets come from an environment variable (`env`), a file (`file`) or the encrypted store (`secret`), never from the connections file itself; \
             logs, traces and errors hold none. A credential that can be renewed is, once for each call that the vendor answers with 401, however many calls wait.",
        );
    }
    if let Some(verify) = spoke.verify {
        page.paragraph(&format!(
            "`spoke connections check` asks {} whether a connection works.",
            code(verify)
        ));
    }
    let mut by_right: BTreeMap<&str, Vec<&ActionEntry>> = BTreeMap::new();
    for action in subject.actions() {
        let none: &[&str] = if action.scopes.is_empty() { &[""] } else { &[] };
        for right in action.scopes.iter().chain(none) {
            by_right.entry(right).or_default().push(action);
        }
    }
    page.table(
        ["right", "needed by"],
        by_right.into_iter().map(|(right, actions)| {
            let links =
                actions.iter().map(|it| format!("[{}](#{})", code(it.short_name()), anchor(it.short_name())));
            let right = if right.is_empty() { "none but to be signed in".to_owned() } else { code(right) };
            [right, links.collect::<Vec<_>>().join(", ")]
        }),
    );
}
