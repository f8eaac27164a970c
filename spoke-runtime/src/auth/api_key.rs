//! API keys in a header, in the query or in a cookie.

use std::sync::Arc;

use http::header::HeaderName;

use crate::outgoing::Outgoing;
use crate::secret::Secret;

use super::names::{is_cookie, is_header};
use super::{Authorize, Credential, CredentialTable};

/// A key in a header, in the query or in a cookie: `auth = { api_key = { env = "API_KEY" } }`.
///
/// A spoke that takes keys in several places names them apart:
///
/// ```
/// use spoke_runtime::auth::{ApiKey, Authorize};
///
/// const AUTH: &[&dyn Authorize] = &[&ApiKey::header("x-api-key"), &ApiKey::query("key").named("query_key")];
/// assert_eq!(AUTH[1].name(), "query_key");
/// ```
#[derive(Clone, Copy, Debug)]
pub struct ApiKey {
    name: &'static str,
    place: Place,
}

/// The name in `connections.toml`, unless the spoke gives another.
const NAME: &str = "api_key";

#[derive(Clone, Copy, Debug)]
enum Place {
    Header(&'static str),
    Query(&'static str),
    Cookie(&'static str),
}

impl ApiKey {
    /// The key stands in this header.
    ///
    /// # Panics
    /// Where the name is no header name in lower case; in a `const`, as in `#[spoke(auth = [..])]`, a compile error.
    #[must_use]
    pub const fn header(name: &'static str) -> Self {
        assert!(is_header(name), "a header name holds lower-case letters, digits and hyphens: `x-api-key`");
        ApiKey { name: NAME, place: Place::Header(name) }
    }

    /// The key stands in the query under this name. Queries are logged in many places; prefer a header where there is a choice.
    #[must_use]
    pub const fn query(name: &'static str) -> Self {
        ApiKey { name: NAME, place: Place::Query(name) }
    }

    /// The key stands in this cookie.
    ///
    /// # Panics
    /// Where the name is no cookie name; in a `const`, as in `#[spoke(auth = [..])]`, a compile error.
    #[must_use]
    pub const fn cookie(name: &'static str) -> Self {
        assert!(
            is_cookie(name),
            "a cookie name holds letters, digits, hyphens, dots and underscores: `session_id`"
        );
        ApiKey { name: NAME, place: Place::Cookie(name) }
    }

    /// The same under another name in `connections.toml`.
    #[must_use]
    pub const fn named(self, name: &'static str) -> Self {
        ApiKey { name, ..self }
    }

    /// The credential of this key, for a connection made in code.
    pub fn key(self, key: impl Into<Secret<String>>) -> ApiKeyCredential {
        ApiKeyCredential { place: self.place, key: key.into() }
    }
}

#[diagnostic::do_not_recommend]
impl Authorize for ApiKey {
    fn name(&self) -> &'static str {
        self.name
    }

    fn example(&self) -> &'static str {
        "{ env = \"API_KEY\" }"
    }

    fn open(&self, table: &CredentialTable<'_>) -> Option<Arc<dyn Credential>> {
        Some(Arc::new(self.key(table.own_secret()?)))
    }
}

/// A key that goes out in its header, query or cookie.
#[derive(Clone, Debug)]
pub struct ApiKeyCredential {
    place: Place,
    key: Secret<String>,
}

impl Credential for ApiKeyCredential {
    fn apply(&self, request: &mut Outgoing) -> Result<(), String> {
        match self.place {
            Place::Header(name) => request.secret_header(HeaderName::from_static(name), "", &self.key),
            Place::Query(name) => {
                request.secret_query(name, &self.key);
                Ok(())
            }
            Place::Cookie(name) => request.secret_cookie(name, &self.key),
        }
    }
}
