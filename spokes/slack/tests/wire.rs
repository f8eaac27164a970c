//! What each action sends, and what it makes of answers.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on may panic")]

#[path = "wire/accounts.rs"]
mod accounts;
#[path = "wire/channels.rs"]
mod channels;
#[path = "wire/errors.rs"]
mod errors;
#[path = "wire/files.rs"]
mod files;
#[path = "wire/layouts.rs"]
mod layouts;
#[path = "wire/messages.rs"]
mod messages;
#[path = "wire/people.rs"]
mod people;

use spoke_runtime::auth::{Bearer, BearerCredential};
use spoke_slack::Slack;
use spoke_slack::types::{Block, Header, Section};
use spoke_wire::{Wire, assert_whole};

const TEXT: &str = "\"Disk full\" on db-1: 100 % of /var/lib — Größe prüfen {now}\nsee C:\\logs";

fn wire() -> Wire<Slack> {
    let credential: BearerCredential = Bearer::token("xoxb-wire");
    Wire::new(env!("CARGO_MANIFEST_DIR"), credential)
}

/// A heading and a text.
fn layout() -> Vec<Block> {
    vec![Header::new("Disk full").into(), Section::mrkdwn("*P1* on db-1").into()]
}

#[test]
fn every_action_is_listed_and_tested() {
    assert_whole::<Slack>(env!("CARGO_MANIFEST_DIR"));
}
