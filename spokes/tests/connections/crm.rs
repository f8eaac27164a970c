//! A spoke that signs in by every scheme of the runtime, for the pages about them.

use spoke_runtime::auth::{
    AuthorizationCode, ClientCredentials, DeviceCode, HeaderTemplate, JwtBearer, MutualTls, RefreshToken,
    Session, Token,
};
use spoke_runtime::prelude::*;

/// Acme CRM.
#[derive(Spoke)]
#[spoke(
    name = "acme-crm",
    auth = [
        ApiKey::header("x-api-key"),
        Basic,
        Bearer,
        HeaderTemplate::new(&[("authorization", "Token key=\"{key}\", secret=\"{secret}\"")]),
        ClientCredentials::at("https://id.acme.example/token"),
        ClientCredentials::at("https://meet.example/oauth/token")
            .grant_type("account_credentials")
            .member("account_id")
            .named("account_credentials"),
        RefreshToken::at("https://id.acme.example/token"),
        AuthorizationCode::at("https://id.acme.example/authorize", "https://id.acme.example/token"),
        DeviceCode::at("https://id.acme.example/device", "https://id.acme.example/token"),
        JwtBearer::at("https://id.acme.example/token"),
        MutualTls,
        Session::<Login>::by(LoggedIn::token),
    ],
)]
pub(crate) struct AcmeCrm;

/// Begins a session.
#[derive(Action)]
#[action(AcmeCrm: POST "/login" -> LoggedIn, effect = idempotent)]
pub(crate) struct Login {
    user: String,
    password: Secret<String>,
}

#[derive(Output)]
pub(crate) struct LoggedIn {
    session: Secret<String>,
}

impl LoggedIn {
    fn token(self) -> Token {
        Token::new(self.session)
    }
}
