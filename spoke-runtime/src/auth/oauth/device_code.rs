//! A person who signs in on another device (RFC 8628).

use std::sync::Arc;

use crate::auth::{Authorize, Credential, CredentialTable, TokenCredential};

use super::client::{Client, ClientAuth};
use super::declared::{Declared, declaring};
use super::endpoint;
use super::issuer::Issuer;
use super::kept::Kept;
use super::login::SignIn;
use super::refresh_token::Refreshing;

/// A person who signs in on another device, once, by typing a code there (RFC 8628): for machines without a browser.
///
/// ```toml
/// auth = { device_code = { client_id = "…", tokens = { secret = "crm" } } }
/// ```
///
/// `spoke connections login ALIAS` shows the code and keeps the tokens in the store under the name that `tokens` says. The table
/// may also say `scopes`, `client_auth`, `device_url` and `token_url`. The client proves itself by its identifier alone, unless
/// the spoke or the table says otherwise.
#[derive(Clone, Copy, Debug)]
pub struct DeviceCode {
    declared: Declared,
    device_url: Option<&'static str>,
}

declaring!(DeviceCode);

impl DeviceCode {
    /// Codes come from `device_url`, and tokens from `token_url`; both are written as for
    /// [`ClientCredentials::at`](super::ClientCredentials::at).
    #[must_use]
    pub const fn at(device_url: &'static str, token_url: &'static str) -> Self {
        DeviceCode::with(Some(device_url), Some(token_url))
    }

    /// Each connection says where, as `device_url` and `token_url`.
    #[must_use]
    pub const fn anywhere() -> Self {
        DeviceCode::with(None, None)
    }

    const fn with(device_url: Option<&'static str>, token_url: Option<&'static str>) -> Self {
        let declared = Declared { how: ClientAuth::Public, ..Declared::new("device_code", token_url) };
        DeviceCode { declared, device_url }
    }
}

#[diagnostic::do_not_recommend]
impl Authorize for DeviceCode {
    fn name(&self) -> &'static str {
        self.declared.name
    }

    fn example(&self) -> &'static str {
        "{ client_id = \"…\", tokens = { secret = \"NAME\" } }"
    }

    fn asks(&self) -> Vec<&'static str> {
        [self.device_url, self.declared.token_url].into_iter().flatten().collect()
    }

    fn open(&self, table: &CredentialTable<'_>) -> Option<Arc<dyn Credential>> {
        let (client, token_url) = (Client::read(table, self.declared.how), self.declared.token_url(table));
        let device_url = endpoint::read(table, "device_url", self.device_url);
        let (scopes, extra) = (self.declared.scopes(table), self.declared.members.read(table));
        let name = table.kept("tokens");
        let issuer = Issuer { token_url: token_url?, client: Some(client?), extra: extra? };
        let separator = self.declared.separator;
        let sign_in = SignIn { page: None, shown: Vec::new(), device_url: Some(device_url?), separator };
        let kept = Kept::stored(name?);
        let refreshing = Refreshing { issuer, kept, scopes, sign_in: Some(sign_in) };
        Some(TokenCredential::new(refreshing).on(table.means()))
    }
}
