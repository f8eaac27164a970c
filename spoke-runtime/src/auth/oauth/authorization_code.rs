//! A person who signs in by a browser (RFC 6749, section 4.1; RFC 7636; RFC 8252).

use std::sync::Arc;

use crate::auth::{Authorize, Credential, CredentialTable, TokenCredential};

use super::client::{Client, ClientAuth};
use super::declared::{Declared, Members, declaring};
use super::endpoint;
use super::issuer::Issuer;
use super::kept::Kept;
use super::login::{Redirect, SignIn};
use super::refresh_token::Refreshing;

/// A person who signs in by a browser, once: the authorization code grant with PKCE (RFC 6749, section 4.1; RFC 7636).
///
/// ```toml
/// auth = { authorization_code = { client_id = "…", client_secret = { env = "CRM_SECRET" }, tokens = { secret = "crm" } } }
/// ```
///
/// `spoke connections login ALIAS` opens the browser, waits on a loopback port for its return, and keeps the tokens in the
/// store under the name that `tokens` says; from then on they are refreshed without anybody. The table may also say `scopes`,
/// `redirect_url` (a loopback address, where the issuer wants a fixed port), `client_auth`, `authorize_url`, `device_url` and
/// `token_url`.
#[derive(Clone, Copy, Debug)]
pub struct AuthorizationCode {
    declared: Declared,
    authorize_url: Option<&'static str>,
    device_url: Option<&'static str>,
    /// Further members of the page's address.
    shown: Members,
}

declaring!(AuthorizationCode);

impl AuthorizationCode {
    /// Access is given on the page `authorize_url`, and tokens come from `token_url`; both are written as for
    /// [`ClientCredentials::at`](super::ClientCredentials::at).
    #[must_use]
    pub const fn at(authorize_url: &'static str, token_url: &'static str) -> Self {
        AuthorizationCode::with(Some(authorize_url), Some(token_url))
    }

    /// Each connection says where, as `authorize_url` and `token_url`.
    #[must_use]
    pub const fn anywhere() -> Self {
        AuthorizationCode::with(None, None)
    }

    const fn with(authorize_url: Option<&'static str>, token_url: Option<&'static str>) -> Self {
        let declared = Declared::new("authorization_code", token_url);
        AuthorizationCode { shown: declared.members, declared, authorize_url, device_url: None }
    }

    /// A person may also sign in on another device, by a code from this address (RFC 8628).
    #[must_use]
    pub const fn device(self, device_url: &'static str) -> Self {
        AuthorizationCode { device_url: Some(device_url), ..self }
    }

    /// A further member of the page's address: `.page("access_type", "offline")`.
    ///
    /// # Panics
    /// Where there are more than six; in a `const` a compile error.
    #[must_use]
    pub const fn page(self, name: &'static str, value: &'static str) -> Self {
        AuthorizationCode { shown: self.shown.with(name, Some(value)), ..self }
    }
}

#[diagnostic::do_not_recommend]
impl Authorize for AuthorizationCode {
    fn name(&self) -> &'static str {
        self.declared.name
    }

    fn example(&self) -> &'static str {
        match self.declared.how {
            ClientAuth::Public => "{ client_id = \"…\", tokens = { secret = \"NAME\" } }",
            ClientAuth::PrivateKeyJwt => {
                "{ client_id = \"…\", private_key = { file = \"client.pem\" }, tokens = { secret = \"NAME\" } }"
            }
            ClientAuth::Basic | ClientAuth::Body => {
                "{ client_id = \"…\", client_secret = { env = \"CLIENT_SECRET\" }, tokens = { secret = \"NAME\" } }"
            }
        }
    }

    fn asks(&self) -> Vec<&'static str> {
        [self.authorize_url, self.device_url, self.declared.token_url].into_iter().flatten().collect()
    }

    fn open(&self, table: &CredentialTable<'_>) -> Option<Arc<dyn Credential>> {
        let (client, token_url) = (Client::read(table, self.declared.how), self.declared.token_url(table));
        let authorize_url = endpoint::read(table, "authorize_url", self.authorize_url);
        let device_url = endpoint::optional(table, "device_url", self.device_url);
        let (scopes, extra) = (self.declared.scopes(table), self.declared.members.read(table));
        let (name, redirect) = (table.kept("tokens"), Redirect::read(table));
        let issuer = Issuer { token_url: token_url?, client: Some(client?), extra: extra? };
        let sign_in = SignIn {
            page: Some((authorize_url?, redirect?)),
            shown: self.shown.read(table)?,
            device_url: device_url?,
            separator: self.declared.separator,
        };
        let kept = Kept::stored(name?);
        let refreshing = Refreshing { issuer, kept, scopes, sign_in: Some(sign_in) };
        Some(TokenCredential::new(refreshing).on(table.means()))
    }
}
