//! Mistakes in a table, with their messages.

use crate::kiosk::{mistake, scheme};

#[test]
fn everything_that_is_missing_is_told() {
    assert_eq!(
        mistake("{ account_credentials = { client_secrt = { env = \"X\" } } }"),
        "4 mistakes in the connections:
  connections.toml:3:32: `connection.kiosk.auth.account_credentials` has no `account_id`; write `account_id = \"…\"`
  connections.toml:3:32: `connection.kiosk.auth.account_credentials` has no `client_id`; write `client_id = \"…\"`
  connections.toml:3:32: `connection.kiosk.auth.account_credentials` has no `client_secret`; write `client_secret = { env = \"NAME\" }`
  connections.toml:3:34: unknown key `client_secrt` in `connection.kiosk.auth.account_credentials`; did you mean `client_secret`? allowed: `client_auth`, `client_id`, `client_secret`, `token_url`, `scopes`, `account_id`, `audience`, `resource`"
    );
}

#[test]
fn an_address_where_others_read_along() {
    for url in
        ["http://id.example/t", "ftp://id.example", "https://u:p@id.example/", "https://id.example/#t", "id"]
    {
        let told = mistake(&format!(
            "{{ anywhere = {{ client_id = \"x\", client_auth = \"none\", token_url = \"{url}\" }} }}"
        ));
        assert!(told.contains("`connection.kiosk.auth.anywhere.token_url`: it takes a"), "{told}");
    }
    let told = mistake("{ anywhere = { client_id = \"x\", client_auth = \"none\" } }");
    assert!(told.contains("has no `token_url`; write `token_url = "), "{told}");
    let told = mistake("{ tenant = { tenant = \"..\", client_id = \"x\", client_auth = \"none\" } }");
    assert!(told.contains("was refused"), "{told}");
}

#[test]
fn tokens_are_kept_in_the_store_alone() {
    let told = mistake(
        "{ authorization_code = { client_id = \"x\", client_auth = \"none\", tokens = { env = \"X\" }, redirect_url = \"https://me.example\" } }",
    );
    assert!(told.contains("only the store can keep them; write `{ secret = \"NAME\" }`"), "{told}");
    assert!(
        told.contains("`connection.kiosk.auth.authorization_code.redirect_url`: it takes a loopback address"),
        "{told}"
    );
    let told = mistake(
        "{ refresh_token = { client_id = \"x\", client_auth = \"maybe\", refresh_token = { secret = \"crm\" } } }",
    );
    assert!(told.contains("the store holds no secret"), "{told}");
    assert!(told.contains("one of \"basic\", \"body\", \"private_key_jwt\" and \"none\""), "{told}");
}

#[test]
fn a_key_that_is_none_is_not_shown() {
    let told = mistake("{ jwt_bearer = { issuer = \"x\", private_key = { env = \"CARGO_PKG_NAME\" } } }");
    assert!(
        told.contains(
            "`connection.kiosk.auth.jwt_bearer.private_key`: there is no private key in PEM form here"
        ),
        "{told}"
    );
    assert!(!told.contains("spoke-runtime"), "{told}");
}

#[test]
fn examples_name_what_is_needed() {
    assert_eq!(
        scheme("authorization_code").example(),
        "{ client_id = \"…\", client_secret = { env = \"CLIENT_SECRET\" }, tokens = { secret = \"NAME\" } }"
    );
}
