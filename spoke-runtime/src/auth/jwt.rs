//! Signed claims: JSON Web Tokens (RFC 7519) as a client makes them.

mod key;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Map, Value};

use crate::clock::Clock;
use crate::secret::Secret;

pub use key::SigningKey;

/// Claims for a token of one's own, signed by a [`SigningKey`].
///
/// ```
/// use std::time::Duration;
/// use spoke_runtime::auth::{Claims, SigningKey};
/// use spoke_runtime::{Secret, SystemClock};
///
/// let key = SigningKey::hmac(&Secret::from("a secret of thirty-two characters or more"));
/// let claims = Claims::new(&SystemClock::new(), Duration::from_secs(60)).issuer("acme").audience("https://issuer.example");
/// let token = claims.signed(&key).unwrap();
/// assert_eq!(token.expose().split('.').count(), 3);
/// ```
#[derive(Clone, Debug)]
pub struct Claims(Map<String, Value>);

impl Claims {
    /// Claims that hold from now on for `lifetime`: `iat` and `exp`, in seconds.
    pub fn new(clock: &dyn Clock, lifetime: std::time::Duration) -> Self {
        let now = clock.wall().duration_since(std::time::UNIX_EPOCH).unwrap_or_default().as_secs();
        let mut claims = Map::new();
        claims.insert("iat".to_owned(), Value::from(now));
        claims.insert("exp".to_owned(), Value::from(now.saturating_add(lifetime.as_secs())));
        Claims(claims)
    }

    /// The same, issued so much earlier: for a reader whose clock is behind ours.
    #[must_use]
    pub fn backdated(mut self, by: std::time::Duration) -> Self {
        let issued = self.0.get("iat").and_then(Value::as_u64).unwrap_or_default();
        self.0.insert("iat".to_owned(), Value::from(issued.saturating_sub(by.as_secs())));
        self
    }

    /// Who says so (`iss`).
    #[must_use]
    pub fn issuer(self, issuer: impl Into<String>) -> Self {
        self.with("iss", issuer.into())
    }

    /// Of whom it speaks (`sub`).
    #[must_use]
    pub fn subject(self, subject: impl Into<String>) -> Self {
        self.with("sub", subject.into())
    }

    /// For whom it is (`aud`).
    #[must_use]
    pub fn audience(self, audience: impl Into<String>) -> Self {
        self.with("aud", audience.into())
    }

    /// A claim of another name.
    #[must_use]
    pub fn with(mut self, name: impl Into<String>, value: impl Into<Value>) -> Self {
        self.0.insert(name.into(), value.into());
        self
    }

    /// The same with an identifier that nobody can guess (`jti`): no reader takes it twice.
    ///
    /// # Errors
    /// Where the system gives no random bytes.
    pub fn unique(self, clock: &dyn Clock) -> Result<Self, String> {
        Ok(self.with("jti", unguessable(clock)?))
    }

    /// The token (RFC 7515, section 7.1).
    ///
    /// # Errors
    /// Where the key cannot sign; the sentence says nothing of it.
    pub fn signed(&self, key: &SigningKey) -> Result<Secret<String>, String> {
        let mut header = Map::new();
        header.insert("alg".to_owned(), Value::from(key.algorithm()));
        header.insert("typ".to_owned(), Value::from("JWT"));
        if let Some(id) = key.id() {
            header.insert("kid".to_owned(), Value::from(id));
        }
        let part = |map: &Map<String, Value>| URL_SAFE_NO_PAD.encode(Value::from(map.clone()).to_string());
        let signed = format!("{}.{}", part(&header), part(&self.0));
        let signature = key.signature(signed.as_bytes())?;
        Ok(Secret::new(format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature))))
    }
}

/// 256 bits that nobody can guess, in the characters that a URL takes as they are: 43 of them.
pub(super) fn unguessable(clock: &dyn Clock) -> Result<String, String> {
    let mut bytes = [0; 32];
    clock.unguessable(&mut bytes)?;
    Ok(URL_SAFE_NO_PAD.encode(bytes))
}

#[cfg(test)]
mod tests;
