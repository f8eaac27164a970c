//! A refresh token that its issuer replaces as it is used (RFC 6749, section 6; RFC 9700, section 4.14).

use std::sync::Arc;

use crate::auth::{Authorize, Credential, CredentialTable, FetchToken, Login, Means, Token, TokenCredential};
use crate::secret::Secret;
use crate::transport::BoxFuture;

use super::client::{Client, ClientAuth};
use super::declared::{Declared, declaring};
use super::endpoint;
use super::form::Form;
use super::issuer::{Again, Issuer};
use super::kept::Kept;
use super::login::SignIn;
use super::record::Record;

/// A refresh token, given by the vendor's own pages or another program, that fetches access tokens (RFC 6749, section 6).
///
/// ```toml
/// auth = { refresh_token = { client_id = "…", client_secret = { env = "CRM_SECRET" }, refresh_token = { secret = "crm" } } }
/// ```
///
/// It stands in the store, for its issuer may send another one with each token: the new one is stored before it is used, and processes
/// that share the store take turns. Where a person should sign in, see [`AuthorizationCode`](super::AuthorizationCode).
#[derive(Clone, Copy, Debug)]
pub struct RefreshToken {
    declared: Declared,
}

declaring!(RefreshToken);

impl RefreshToken {
    /// Tokens come from this address, which is written as for [`ClientCredentials::at`](super::ClientCredentials::at).
    #[must_use]
    pub const fn at(token_url: &'static str) -> Self {
        RefreshToken { declared: Declared::new("refresh_token", Some(token_url)) }
    }

    /// Each connection says where its tokens come from, as `token_url`.
    #[must_use]
    pub const fn anywhere() -> Self {
        RefreshToken { declared: Declared::new("refresh_token", None) }
    }

    /// The credential of this client and refresh token, for a connection made in code. What the issuer replaces is kept in this
    /// process alone.
    ///
    /// # Errors
    /// Where the declaration leaves something to a connection's table.
    pub fn client(
        self,
        id: impl Into<String>,
        secret: impl Into<Secret<String>>,
        refresh_token: impl Into<Secret<String>>,
    ) -> Result<TokenCredential, String> {
        let issuer = Issuer {
            token_url: endpoint::constant(self.declared.token_url)?,
            client: Some(Client::of_secret(self.declared.how, id.into(), secret.into())?),
            extra: self.declared.members.constants()?,
        };
        let kept = Kept::memory(refresh_token.into());
        Ok(TokenCredential::new(Refreshing { issuer, kept, scopes: Vec::new(), sign_in: None }))
    }
}

#[diagnostic::do_not_recommend]
impl Authorize for RefreshToken {
    fn name(&self) -> &'static str {
        self.declared.name
    }

    fn example(&self) -> &'static str {
        match self.declared.how {
            ClientAuth::Public => "{ client_id = \"…\", refresh_token = { secret = \"NAME\" } }",
            ClientAuth::PrivateKeyJwt => {
                "{ client_id = \"…\", private_key = { file = \"client.pem\" }, refresh_token = { secret = \"NAME\" } }"
            }
            ClientAuth::Basic | ClientAuth::Body => {
                "{ client_id = \"…\", client_secret = { env = \"CLIENT_SECRET\" }, refresh_token = { secret = \"NAME\" } }"
            }
        }
    }

    fn asks(&self) -> Vec<&'static str> {
        [self.declared.token_url].into_iter().flatten().collect()
    }

    fn open(&self, table: &CredentialTable<'_>) -> Option<Arc<dyn Credential>> {
        let (client, token_url) = (Client::read(table, self.declared.how), self.declared.token_url(table));
        let (name, extra) = (table.stored("refresh_token"), self.declared.members.read(table));
        let issuer = Issuer { token_url: token_url?, client: Some(client?), extra: extra? };
        let refreshing = Refreshing { issuer, kept: Kept::stored(name?), scopes: Vec::new(), sign_in: None };
        Some(TokenCredential::new(refreshing).on(table.means()))
    }
}

/// Fetches tokens by a refresh token that is kept.
#[derive(Debug)]
pub(super) struct Refreshing {
    pub(super) issuer: Issuer,
    pub(super) kept: Kept,
    pub(super) scopes: Vec<String>,
    /// How a person begins.
    pub(super) sign_in: Option<SignIn>,
}

impl FetchToken for Refreshing {
    fn fetch<'a>(&'a self, means: &'a Means, old: Option<&'a Token>) -> BoxFuture<'a, Result<Token, String>> {
        Box::pin(self.refresh(means, old))
    }

    fn login(self: Arc<Self>, means: &Means) -> Option<Arc<dyn Login>> {
        self.sign_in.as_ref()?;
        Some(Arc::new(super::login::Begun::new(self, means.clone())))
    }
}

impl Refreshing {
    /// Waits for its turn → takes what another process has fetched meanwhile, or fetches → stores → lets go.
    async fn refresh(&self, means: &Means, old: Option<&Token>) -> Result<Token, String> {
        let turn = self.kept.turn(means).await?;
        let Some(record) = &turn.record else { return Err(self.nobody(means, "nobody is signed in")) };
        let began = means.clock().wall();
        if let Some(token) = record.token(old, began) {
            return Ok(token);
        }
        let Some(refresh) = record.refresh.clone() else {
            return Err(self.nobody(means, "the token is over, and its issuer gave none to refresh it"));
        };
        let mut form = Form::grant("refresh_token");
        form.put_secret("refresh_token", &refresh);
        let granted = self.issuer.ask(means, form, &self.scopes, Again::Refused).await.map_err(
            |refusal| match refusal.code.as_deref() {
                Some("invalid_grant") => self.nobody(means, &refusal.sentence),
                _ => refusal.sentence,
            },
        )?;
        let record = Record::of(&granted, Some(refresh), began);
        if let Err(sentence) = self.kept.put(means, turn, record, "refreshed").await {
            tracing::warn!(alias = means.alias(), "a token was refreshed and not stored: {sentence}");
        }
        Ok(granted.token)
    }

    /// `why`, and how to sign in where a person can.
    fn nobody(&self, means: &Means, why: &str) -> String {
        match self.sign_in {
            Some(_) => format!("{why}; sign in by `spoke connections login {}`", means.alias()),
            None => format!("{why}; set a new refresh token in the store"),
        }
    }
}
