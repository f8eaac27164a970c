//! A spoke that declares every way to sign in, and an observer that tells all it is told.

use std::net::SocketAddr;

use spoke_runtime::auth::{
    ApiKey, ClientCredentials, HeaderTemplate, JwtBearer, RefreshToken, Session, Token,
};
use spoke_runtime::prelude::*;
use spoke_runtime::{AttemptRecord, CallRecord, Observe, Secret};

use crate::watch::Watch;

/// Sells nothing.
#[derive(Debug, Spoke)]
#[spoke(
    name = "kiosk",
    auth = [
        Bearer,
        Basic,
        ApiKey::header("x-api-key"),
        ApiKey::cookie("sid").named("cookie"),
        ApiKey::query("key").named("query"),
        HeaderTemplate::new(&[("x-signed", "Key {key}")]),
        ClientCredentials::anywhere(),
        JwtBearer::anywhere(),
        RefreshToken::anywhere(),
        Session::<SignIn>::by(SignedIn::token),
    ],
    fail(code = error.code, message = error.message),
    actions = [OrderStock, SignIn],
)]
pub(crate) struct Kiosk;

/// Orders something; the mode says how the vendor takes it.
#[derive(Action)]
#[action(Kiosk: GET "/stock/{mode}", header("x-pin" = pin), query("note" = note))]
pub(crate) struct OrderStock {
    pub(crate) mode: String,
    pub(crate) pin: Option<Secret<String>>,
    pub(crate) note: Option<String>,
}

/// Signs in.
#[derive(Action)]
#[action(Kiosk: POST "/login" -> SignedIn)]
pub(crate) struct SignIn {
    pub(crate) user: String,
    pub(crate) password: Secret<String>,
}

#[derive(Debug, Output)]
pub(crate) struct SignedIn {
    session: Secret<String>,
}

impl SignedIn {
    fn token(self) -> Token {
        Token::new(self.session)
    }
}

/// Every way to sign in, as a connection writes it.
pub(crate) fn sign_in_ways(issuer: SocketAddr) -> Vec<(&'static str, String)> {
    let kept = |name: &str| format!("{{ secret = \"{name}\" }}");
    let url = |path: &str| format!("token_url = \"http://{issuer}{path}\"");
    let client = |path: &str, rest: &str| {
        format!("{{ client_credentials = {{ {}, client_id = \"bot\", {rest} }} }}", url(path))
    };
    let secret = |name: &str| format!("client_secret = {}", kept(name));
    let claims = |path: &str| {
        format!("{{ jwt_bearer = {{ {}, issuer = \"bot\", private_key = {} }} }}", url(path), kept("signing"))
    };
    vec![
        ("bearer", format!("{{ bearer = {} }}", kept("bearer"))),
        ("basic", format!("{{ basic = {{ username = \"bot\", password = {} }} }}", kept("basic"))),
        ("api_key", format!("{{ api_key = {} }}", kept("key"))),
        ("cookie", format!("{{ cookie = {} }}", kept("cookie"))),
        ("query", format!("{{ query = {} }}", kept("query"))),
        ("headers", format!("{{ headers = {{ key = {} }} }}", kept("header"))),
        ("client", client("/token", &secret("client"))),
        ("client refused", client("/refused", &secret("client"))),
        ("client in the body", client("/token", &format!("{}, client_auth = \"body\"", secret("post")))),
        (
            "client in the body refused",
            client("/refused", &format!("{}, client_auth = \"body\"", secret("post"))),
        ),
        ("claims", claims("/token")),
        ("claims refused", claims("/refused")),
        (
            "refresh",
            format!(
                "{{ refresh_token = {{ {}, client_id = \"bot\", {}, refresh_token = {} }} }}",
                url("/token"),
                secret("client"),
                kept("refresh")
            ),
        ),
        ("session", format!("{{ session = {{ user = \"bot\", password = {} }} }}", kept("login"))),
    ]
}

/// Tells all it is told.
#[derive(Debug)]
pub(crate) struct Watcher(pub(crate) Watch);

impl Observe for Watcher {
    fn attempt(&self, attempt: &AttemptRecord<'_>) {
        self.0.look("a record", format!("{attempt:?}"));
    }

    fn call(&self, call: &CallRecord<'_>) {
        self.0.look("a record", format!("{call:?}"));
    }
}
