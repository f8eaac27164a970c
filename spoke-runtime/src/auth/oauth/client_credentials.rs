//! A program that signs in for itself (RFC 6749, section 4.4).

use std::sync::Arc;

use crate::auth::{Authorize, Credential, CredentialTable, FetchToken, Means, Token, TokenCredential};
use crate::secret::Secret;
use crate::transport::BoxFuture;

use super::client::{Client, ClientAuth};
use super::declared::{Declared, declaring, put_scopes};
use super::endpoint;
use super::form::Form;
use super::issuer::{Again, Issuer};

/// A program that signs in for itself, by the client credentials grant (RFC 6749, section 4.4).
///
/// ```toml
/// auth = { client_credentials = { client_id = "desk-bot", client_secret = { secret = "desk-bot" } } }
/// ```
///
/// The table may also say `scopes`, `audience`, `resource` (RFC 8707), `client_auth` and `token_url`. Ask the issuer for the
/// fewest scopes that the actions in use name.
///
/// A grant of a vendor's own that differs only in its words is declared, too:
///
/// ```
/// use spoke_runtime::auth::{Authorize, ClientCredentials};
///
/// const AUTH: &[&dyn Authorize] = &[
///     &ClientCredentials::at("https://meet.example/oauth/token")
///         .grant_type("account_credentials")
///         .member("account_id")
///         .named("account_credentials"),
/// ];
/// assert_eq!(AUTH[0].name(), "account_credentials");
/// ```
#[derive(Clone, Copy, Debug)]
pub struct ClientCredentials {
    declared: Declared,
    grant_type: &'static str,
}

declaring!(ClientCredentials);

impl ClientCredentials {
    /// Tokens come from this address: `https://issuer.example/oauth/token`, `/oauth/token` on the connection's own host, or
    /// with slots that settings or the table fill, `https://login.example/{tenant}/token`.
    #[must_use]
    pub const fn at(token_url: &'static str) -> Self {
        ClientCredentials::with(Some(token_url))
    }

    /// Each connection says where its tokens come from, as `token_url`.
    #[must_use]
    pub const fn anywhere() -> Self {
        ClientCredentials::with(None)
    }

    const fn with(token_url: Option<&'static str>) -> Self {
        let declared = Declared::new("client_credentials", token_url);
        ClientCredentials { declared, grant_type: "client_credentials" }
    }

    /// Another word in the place of `client_credentials`.
    #[must_use]
    pub const fn grant_type(self, grant_type: &'static str) -> Self {
        ClientCredentials { grant_type, ..self }
    }

    /// The credential of this client, for a connection made in code.
    ///
    /// # Errors
    /// Where the declaration leaves something to a connection's table.
    pub fn client(
        self,
        id: impl Into<String>,
        secret: impl Into<Secret<String>>,
    ) -> Result<TokenCredential, String> {
        let issuer = Issuer {
            token_url: endpoint::constant(self.declared.token_url)?,
            client: Some(Client::of_secret(self.declared.how, id.into(), secret.into())?),
            extra: self.declared.members.constants()?,
        };
        Ok(TokenCredential::new(self.fetch(issuer, self.declared.own_scopes())))
    }

    fn fetch(self, issuer: Issuer, scopes: Vec<String>) -> Fetch {
        Fetch { issuer, grant_type: self.grant_type, scopes, separator: self.declared.separator }
    }
}

#[diagnostic::do_not_recommend]
impl Authorize for ClientCredentials {
    fn name(&self) -> &'static str {
        self.declared.name
    }

    fn example(&self) -> &'static str {
        match self.declared.how {
            ClientAuth::PrivateKeyJwt => "{ client_id = \"…\", private_key = { file = \"client.pem\" } }",
            ClientAuth::Public => "{ client_id = \"…\" }",
            ClientAuth::Basic | ClientAuth::Body => {
                "{ client_id = \"…\", client_secret = { env = \"CLIENT_SECRET\" } }"
            }
        }
    }

    fn asks(&self) -> Vec<&'static str> {
        [self.declared.token_url].into_iter().flatten().collect()
    }

    fn open(&self, table: &CredentialTable<'_>) -> Option<Arc<dyn Credential>> {
        let (client, token_url) = (Client::read(table, self.declared.how), self.declared.token_url(table));
        let (scopes, extra) = (self.declared.scopes(table), self.declared.members.read(table));
        let optional =
            ["audience", "resource"].map(|name| table.optional_text(name).map(|text| (name, text)));
        let mut extra = extra?;
        extra.extend(optional.into_iter().flatten());
        let issuer = Issuer { token_url: token_url?, client: Some(client?), extra };
        Some(TokenCredential::new(self.fetch(issuer, scopes)).on(table.means()))
    }
}

#[derive(Debug)]
struct Fetch {
    issuer: Issuer,
    grant_type: &'static str,
    scopes: Vec<String>,
    separator: &'static str,
}

impl FetchToken for Fetch {
    fn fetch<'a>(&'a self, means: &'a Means, _: Option<&'a Token>) -> BoxFuture<'a, Result<Token, String>> {
        Box::pin(async move {
            let mut form = Form::grant(self.grant_type);
            put_scopes(&mut form, &self.scopes, self.separator);
            let granted = self.issuer.ask(means, form, &self.scopes, Again::Always).await;
            granted.map(|granted| granted.token).map_err(|refusal| refusal.sentence)
        })
    }
}
