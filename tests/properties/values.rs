//! Values that would change a request, were it put together carelessly.

use proptest::prelude::{ProptestConfig, Strategy, any, prop};
use proptest::prop_oneof;
use serde_json::Value;

/// What each property must see at least once.
pub(super) const NASTY: &[&str] = &[
    "",
    ".",
    "..",
    "/",
    "//evil.example",
    "a/b",
    "../..",
    "a/../b",
    "./a",
    "%",
    "%2e%2e",
    "%2F",
    "%00",
    "?",
    "a?b=c",
    "#",
    "a#b",
    "&",
    "a&b=c",
    "=",
    "+",
    "a b",
    " ",
    ";",
    ":",
    "@",
    "user:word@evil.example",
    "\\",
    "..\\..",
    "\r\n",
    "a\r\nx-admin: 1\r\n\r\nGET / HTTP/1.1",
    "\n",
    "\t",
    "\0",
    "\u{7f}",
    "\u{85}",
    "\u{2028}",
    "\"",
    "\\\"",
    "\", \"admin\": true, \"x\": \"",
    "'",
    "`",
    "{",
    "}",
    "{}",
    "{title}",
    "{{title}}",
    "[]",
    "null",
    "é",
    "日本語",
    "🚒",
    "\u{202e}abc",
    "e\u{301}",
    "\u{feff}",
    "xn--",
    "https://evil.example/",
];

/// A few hundred cases each, and no file of past failures: a failure becomes a row of [`NASTY`].
pub(super) fn cases() -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) }
}

/// Any text, the nasty ones often, alone and inside others.
pub(super) fn text() -> impl Strategy<Value = String> {
    let nasty = || prop::sample::select(NASTY);
    prop_oneof![
        nasty().prop_map(str::to_owned),
        (any::<String>(), nasty(), any::<String>()).prop_map(|(before, it, after)| before + it + &after),
        prop::collection::vec(nasty(), 1..4).prop_map(|pieces| pieces.concat()),
        any::<String>(),
        "[a-z0-9-]{1,12}",
    ]
}

/// Any JSON value, with nasty texts and names in it.
pub(super) fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        text().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<bool>().prop_map(Value::from),
        // Eighths: serde_json reads back no float exactly that needs all its digits.
        any::<i32>().prop_map(|eighths| Value::from(f64::from(eighths) / 8.0)),
        proptest::strategy::Just(Value::Null),
    ];
    leaf.prop_recursive(3, 16, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map(text(), inner, 0..4)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}
