//! What each action sends, and what it makes of answers.

#[path = "wire/across.rs"]
mod across;
#[path = "wire/code.rs"]
mod code;
#[path = "wire/delivery.rs"]
mod delivery;
#[path = "wire/errors.rs"]
mod errors;
#[path = "wire/issues.rs"]
mod issues;
#[path = "wire/labels.rs"]
mod labels;
#[path = "wire/pulls.rs"]
mod pulls;

use spoke_github::GitHub;
use spoke_runtime::auth::Bearer;
use spoke_wire::{Wire, assert_whole};

const HEAD: &str = "6dcb09b5b57875f334f61aebed695e2e4193db5e";

fn wire() -> Wire<GitHub> {
    Wire::new(env!("CARGO_MANIFEST_DIR"), Bearer::token("ghp_wire"))
}

#[test]
fn every_action_is_listed_and_tested() {
    assert_whole::<GitHub>(env!("CARGO_MANIFEST_DIR"));
}
