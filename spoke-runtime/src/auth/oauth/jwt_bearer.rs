//! A program that signs in by claims that its own key has signed (RFC 7523, section 2.1).

use std::sync::Arc;
use std::time::Duration;

use crate::auth::{
    Authorize, Claims, Credential, CredentialTable, FetchToken, Means, SigningKey, Token, TokenCredential,
};
use crate::transport::BoxFuture;

use super::client;
use super::declared::{Declared, put_scopes};
use super::endpoint;
use super::form::Form;
use super::issuer::{Again, Issuer};

/// How long the claims hold: an issuer takes them at once, and clocks may differ by minutes.
const HOLDS: Duration = Duration::from_secs(300);

/// How much earlier they say to be issued, for an issuer whose clock is behind.
const BACKDATED: Duration = Duration::from_secs(30);

/// A program that signs in by claims that its own private key has signed (RFC 7523, section 2.1): service accounts.
///
/// ```toml
/// auth = { jwt_bearer = { issuer = "bot@project.example", private_key = { file = "bot.pem" } } }
/// ```
///
/// The table may also say `subject` (for whom it acts), `audience` (by default the `token_url`), `key_id`, `scopes` and
/// `token_url`. No secret leaves the machine. Let the account act for as few people as it needs, and ask for few scopes.
#[derive(Clone, Copy, Debug)]
pub struct JwtBearer {
    declared: Declared,
    audience: Option<&'static str>,
    claims_scopes: bool,
}

impl JwtBearer {
    /// Tokens come from this address, which is written as for [`ClientCredentials::at`](super::ClientCredentials::at).
    #[must_use]
    pub const fn at(token_url: &'static str) -> Self {
        JwtBearer::with(Some(token_url))
    }

    /// Each connection says where its tokens come from, as `token_url`.
    #[must_use]
    pub const fn anywhere() -> Self {
        JwtBearer::with(None)
    }

    const fn with(token_url: Option<&'static str>) -> Self {
        let declared = Declared::new("jwt_bearer", token_url);
        JwtBearer { declared, audience: None, claims_scopes: false }
    }

    /// For whom the claims are, where that is not the `token_url` and the connection does not say.
    #[must_use]
    pub const fn audience(self, audience: &'static str) -> Self {
        JwtBearer { audience: Some(audience), ..self }
    }

    /// The scopes stand among the claims (`scope`), not beside them.
    #[must_use]
    pub const fn claims_scopes(self) -> Self {
        JwtBearer { claims_scopes: true, ..self }
    }

    /// The same under another name in `connections.toml`.
    #[must_use]
    pub const fn named(mut self, name: &'static str) -> Self {
        self.declared.name = name;
        self
    }

    /// What is asked for where the connection does not say; its table may name others as `scopes`.
    #[must_use]
    pub const fn scopes(mut self, scopes: &'static [&'static str]) -> Self {
        self.declared.scopes = scopes;
        self
    }

    /// The credential of this key, for a connection made in code.
    ///
    /// # Errors
    /// Where the declaration leaves something to a connection's table.
    pub fn key(self, issuer: impl Into<String>, key: SigningKey) -> Result<TokenCredential, String> {
        let token_url = endpoint::constant(self.declared.token_url)?;
        let audience = self.audience.map_or_else(|| token_url.to_string(), str::to_owned);
        Ok(TokenCredential::new(Fetch {
            issuer: Issuer { token_url, client: None, extra: self.declared.members.constants()? },
            claims: Own { issuer: issuer.into(), subject: None, audience, claims_scopes: self.claims_scopes },
            key,
            scopes: self.declared.own_scopes(),
        }))
    }
}

#[diagnostic::do_not_recommend]
impl Authorize for JwtBearer {
    fn name(&self) -> &'static str {
        self.declared.name
    }

    fn example(&self) -> &'static str {
        "{ issuer = \"…\", private_key = { file = \"key.pem\" } }"
    }

    fn asks(&self) -> Vec<&'static str> {
        [self.declared.token_url].into_iter().flatten().collect()
    }

    fn open(&self, table: &CredentialTable<'_>) -> Option<Arc<dyn Credential>> {
        let (issuer, subject) = (table.text("issuer"), table.optional_text("subject"));
        let (key, token_url) = (client::key(table), self.declared.token_url(table));
        let (scopes, extra) = (self.declared.scopes(table), self.declared.members.read(table));
        let audience = table.optional_text("audience").or_else(|| self.audience.map(str::to_owned));
        let token_url = token_url?;
        let audience = audience.unwrap_or_else(|| token_url.to_string());
        let fetch = Fetch {
            issuer: Issuer { token_url, client: None, extra: extra? },
            claims: Own { issuer: issuer?, subject, audience, claims_scopes: self.claims_scopes },
            key: key?,
            scopes,
        };
        Some(TokenCredential::new(fetch).on(table.means()))
    }
}

#[derive(Debug)]
struct Fetch {
    issuer: Issuer,
    claims: Own,
    key: SigningKey,
    scopes: Vec<String>,
}

/// What the claims say.
#[derive(Debug)]
struct Own {
    issuer: String,
    subject: Option<String>,
    audience: String,
    claims_scopes: bool,
}

impl FetchToken for Fetch {
    fn fetch<'a>(&'a self, means: &'a Means, _: Option<&'a Token>) -> BoxFuture<'a, Result<Token, String>> {
        Box::pin(async move {
            let Own { issuer, subject, audience, claims_scopes } = &self.claims;
            let clock = means.clock();
            let mut claims = Claims::new(clock, HOLDS).backdated(BACKDATED).issuer(issuer).audience(audience);
            claims = claims.unique(clock)?;
            if let Some(subject) = subject {
                claims = claims.subject(subject);
            }
            if *claims_scopes && !self.scopes.is_empty() {
                claims = claims.with("scope", self.scopes.join(" "));
            }
            let mut form = Form::grant("urn:ietf:params:oauth:grant-type:jwt-bearer");
            form.put_secret("assertion", &claims.signed(&self.key)?);
            if !claims_scopes {
                put_scopes(&mut form, &self.scopes, " ");
            }
            let granted = self.issuer.ask(means, form, &self.scopes, Again::Always).await;
            granted.map(|granted| granted.token).map_err(|refusal| refusal.sentence)
        })
    }
}
