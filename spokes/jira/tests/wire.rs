//! What each action sends, and what it makes of answers, a module for each area.

#[path = "wire/attachments.rs"]
mod attachments;
#[path = "wire/comments.rs"]
mod comments;
#[path = "wire/issues.rs"]
mod issues;
#[path = "wire/links.rs"]
mod links;
#[path = "wire/metadata.rs"]
mod metadata;
#[path = "wire/oauth.rs"]
mod oauth;
#[path = "wire/people.rs"]
mod people;
#[path = "wire/projects.rs"]
mod projects;
#[path = "wire/transitions.rs"]
mod transitions;
#[path = "wire/webhooks.rs"]
mod webhooks;
#[path = "wire/worklogs.rs"]
mod worklogs;

use spoke_jira::Jira;
use spoke_runtime::auth::Basic;
use spoke_wire::{Wire, assert_whole};

/// Texts that break whoever pastes them together.
const AWKWARD: &str = "\"100 %\" of C:\\temp\\a/b — Ünïcode 🚨 {braces} & %2F";

/// Who is meant where somebody is.
const MIA: &str = "5b10a2844c20165700ede21g";

fn wire() -> Wire<Jira> {
    Wire::new(
        env!("CARGO_MANIFEST_DIR"),
        Basic::login("bot@acme.example", "token").expect("a name without a colon"),
    )
}

#[test]
fn every_action_is_listed_and_tested() {
    assert_whole::<Jira>(env!("CARGO_MANIFEST_DIR"));
}
