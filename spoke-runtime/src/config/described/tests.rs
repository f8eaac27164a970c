//! What is shown of a connection, and what never is.

use toml::de::DeTable;

use super::{DescribedConnection, Shown, described};
use crate::config::value::Origin;

fn desk(text: &str) -> DescribedConnection {
    let origin = Origin::new("c.toml", text);
    let table = DeTable::parse(text).unwrap();
    described("desk", &origin.place(0), &origin.table(table.get_ref()))
}

fn check(text: &str, expected: &[(&str, &str)]) {
    let desk = desk(text);
    let found: Vec<_> = desk.values.iter().map(|it| (it.key.as_str(), it.shown.to_string())).collect();
    let found: Vec<_> = found.iter().map(|(key, shown)| (*key, shown.as_str())).collect();
    assert_eq!(found, expected);
    assert!(!format!("{desk:?}").contains("hunter2"), "{desk:?}");
}

#[test]
fn values_are_sorted_and_know_their_place() {
    let desk = desk("spoke = \"acme-desk\"\nallow_http = true\nretry = { budget = 0.5, attempts = 4 }");
    let found: Vec<_> = desk.values.iter().map(|it| format!("{it:?}")).collect();
    let expected = [
        "allow_http = true (c.toml:2:14)",
        "retry.attempts = 4 (c.toml:3:36)",
        "retry.budget = 0.5 (c.toml:3:20)",
        "spoke = acme-desk (c.toml:1:9)",
    ];
    assert_eq!(found, expected);
}

#[test]
fn secrets_are_their_sources() {
    check(
        "auth = { basic = { username = \"bot\", password = { env = \"DESK_PASSWORD\" } } }\n\
         headers = { x-tenant = { secret = \"desk-dev\" } }\ntls = { identity = { file = \"client.pem\" } }",
        &[
            ("auth.basic.password", "env DESK_PASSWORD"),
            ("auth.basic.username", "bot"),
            ("headers.x-tenant", "secret desk-dev"),
            ("tls.identity", "file client.pem"),
        ],
    );
}

#[test]
fn a_secret_in_the_wrong_place_is_not_shown() {
    check(
        "auth = { basic = { username = \"bot\", password = \"hunter2\" } }\nlimit_group = \"a\"\n\
         headers = { x-api-key = \"hunter2\" }\napi_token = \"hunter2\"",
        &[
            ("api_token", "(not shown)"),
            ("auth.basic.password", "(not shown)"),
            ("auth.basic.username", "bot"),
            ("headers.x-api-key", "(not shown)"),
            ("limit_group", "a"),
        ],
    );
    check("auth = { bearer = { env = \"hunter2\" } }", &[("auth.bearer", "env (name not shown)")]);
    check("auth = \"hunter2\"", &[("auth", "(not shown)")]);
    check("auth = { bearer = \"hunter2\" }", &[("auth.bearer", "(not shown)")]);
    check(
        "auth = { bearer = { secret = \"HUNTER2hunter2\" } }",
        &[("auth.bearer", "secret (name not shown)")],
    );
}

#[test]
fn urls_lose_what_signs_in() {
    check(
        "base_url = \"https://bot:hunter2@desk.example/v1?k=hunter2\"\n\
         proxy = [\"http://a.example:3128\", \"http://u:hunter2@b.example\"]",
        &[
            ("base_url", "https://desk.example/v1 (and what is not shown)"),
            ("proxy", "http://a.example:3128, http://b.example (and what is not shown)"),
        ],
    );
}

#[test]
fn the_way_to_sign_in_is_a_name() {
    assert_eq!(desk("auth = \"none\"").signs_in_by(), Some("none"));
    assert_eq!(desk("auth = { bearer = { env = \"A\" } }").signs_in_by(), Some("bearer"));
    assert_eq!(desk("auth = { basic = { username = \"a\" } }").signs_in_by(), Some("basic"));
    assert_eq!(desk("spoke = \"a\"").signs_in_by(), None);
}

#[test]
fn what_is_not_shown_can_still_be_told_apart() {
    let (a, b) = (desk("headers = { x-api-key = \"a\" }"), desk("headers = { x-api-key = \"b\" }"));
    assert_eq!(a.values[0].shown, Shown::Hidden);
    assert!(a.values[0].is_same_as(&a.values[0]));
    assert!(!a.values[0].is_same_as(&b.values[0]));
}
