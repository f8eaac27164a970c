//! Tokens that are fetched: once for however many calls wait, ahead of their end, anew after a rejection.

mod credential;
mod keeper;
mod life;
mod place;

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use crate::judge::quota::moment::iso;
use crate::secret::Secret;
use crate::transport::BoxFuture;

use super::Means;

pub use credential::TokenCredential;
pub use place::TokenPlace;

/// How a way to sign in fetches its token: all that a scheme of one's own writes, the rest is [`TokenCredential`]'s.
///
/// ```
/// use spoke_runtime::auth::{FetchToken, Means, Token, TokenCredential};
/// use spoke_runtime::{BoxFuture, Method, Outgoing, Secret};
///
/// /// Trades a key for a token of an hour.
/// #[derive(Debug)]
/// struct Kiosk {
///     key: Secret<String>,
/// }
///
/// impl FetchToken for Kiosk {
///     fn fetch<'a>(&'a self, means: &'a Means, _old: Option<&'a Token>) -> BoxFuture<'a, Result<Token, String>> {
///         Box::pin(async move {
///             let url = means.base_url().ok_or("the kiosk stands at the connection's base URL")?;
///             let mut request = Outgoing::new(Method::Post, url.join("/token").map_err(|error| error.to_string())?);
///             request.secret_query("key", &self.key);
///             let answer = means.send("token", request).await?;
///             match answer.text() {
///                 Ok(token) if answer.status == 200 => Ok(Token::new(token).expires_in(std::time::Duration::from_secs(3600))),
///                 _ => Err(format!("the kiosk answered {}", answer.status)),
///             }
///         })
///     }
/// }
///
/// let credential = TokenCredential::new(Kiosk { key: Secret::from("k3y") });
/// ```
pub trait FetchToken: fmt::Debug + Send + Sync {
    /// Fetches a token that is not `old`: the one that has come near its end or was rejected, where there is one.
    ///
    /// It runs as a task of its own, to its end, also where every call that waits for it is given up. It is not asked again
    /// while it runs, and after a failure only when some time has gone by.
    ///
    /// # Errors
    /// A sentence without any secret in it: why there is no token, and what to do.
    fn fetch<'a>(&'a self, means: &'a Means, old: Option<&'a Token>) -> BoxFuture<'a, Result<Token, String>>;

    /// How a person signs in by this scheme, where that takes a person; see [`Credential::login`](super::Credential::login).
    fn login(self: Arc<Self>, means: &Means) -> Option<Arc<dyn super::Login>> {
        let _ = means;
        None
    }
}

/// A token as its issuer gave it.
#[derive(Clone, Debug)]
pub struct Token {
    value: Secret<String>,
    /// For how long it is good, counted from the moment at which it was asked for.
    lifetime: Option<Duration>,
    scopes: Option<Vec<String>>,
}

impl Token {
    /// A token without an end.
    pub fn new(value: impl Into<Secret<String>>) -> Self {
        Token { value: value.into(), lifetime: None, scopes: None }
    }

    /// For how long it is good, as the issuer says (`expires_in`). It counts from the moment at which the token was asked for,
    /// on our clock, so that no difference between the clocks matters.
    #[must_use]
    pub fn expires_in(self, lifetime: Duration) -> Self {
        Token { lifetime: Some(lifetime), ..self }
    }

    /// The same for an issuer that gives a moment on its own clock. `said_at` is that clock at the answer, its `Date` header
    /// (see [`Response::said_at`](crate::Response::said_at)).
    #[must_use]
    pub fn expires_at(self, moment: SystemTime, said_at: SystemTime) -> Self {
        self.expires_in(moment.duration_since(said_at).unwrap_or_default())
    }

    /// The same for a moment that is written out (ISO 8601): `2026-01-01T00:01:00Z`; `None` where that is none.
    #[must_use]
    pub fn expires_on(self, moment: &str, said_at: SystemTime) -> Option<Self> {
        Some(self.expires_at(iso(moment)?, said_at))
    }

    /// What it is allowed to do, where the issuer says so.
    #[must_use]
    pub fn scopes(self, scopes: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Token { scopes: Some(scopes.into_iter().map(Into::into).collect()), ..self }
    }

    /// The token itself.
    pub fn value(&self) -> &Secret<String> {
        &self.value
    }

    /// What it is allowed to do, where the issuer says so.
    pub fn told_scopes(&self) -> Option<&[String]> {
        self.scopes.as_deref()
    }

    /// For how long it is good, counted from the moment at which it was asked for.
    pub fn lifetime(&self) -> Option<Duration> {
        self.lifetime
    }
}

#[cfg(test)]
mod tests;
