//! What a secret is not.

use std::fmt::Display;

use serde::Serialize;
use spoke_runtime::Secret;

/// One way to have `nothing()` for every type; a second one, for a type that is `Shown`, makes the call ambiguous.
trait Nothing<Why> {
    fn nothing() {}
}

struct Displayed;
struct Serialized;

impl<T> Nothing<()> for T {}
impl<T: Display> Nothing<Displayed> for T {}
impl<T: Serialize> Nothing<Serialized> for T {}

/// Law 7: this compiles only while a secret is neither displayed nor serialized.
#[test]
fn a_secret_is_neither_displayed_nor_serialized() {
    <Secret<String> as Nothing<_>>::nothing();
    <Secret<u64> as Nothing<_>>::nothing();
}

#[test]
fn a_secret_is_not_debugged() {
    let shown = format!("{:?} {:#?}", Secret::new("hunter2".to_owned()), Some(Secret::new(7_777_777)));
    assert!(!shown.contains("hunter2") && !shown.contains("7777777"), "{shown}");
}
