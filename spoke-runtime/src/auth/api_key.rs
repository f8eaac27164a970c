//! API keys in a header or in the query.

use std::sync::Arc;

use http::header::HeaderName;

use crate::outgoing::Outgoing;
use crate::secret::Secret;

use super::{Authorize, Credential, CredentialTable};

/// A key in a header or in the query: `auth = { api_key = { env = "API_KEY" } }`.
#[derive(Clone, Copy, Debug)]
pub struct ApiKey {
    place: Place,
}

#[derive(Clone, Copy, Debug)]
enum Place {
    Header(&'static str),
    Query(&'static str),
}

impl ApiKey {
    /// The key stands in this header.
    ///
    /// # Panics
    /// Where the name is no header name in lower case; in a `const`, as in `#[spoke(auth = [..])]`, that is a compile error.
    #[must_use]
    pub const fn header(name: &'static str) -> Self {
        // Checks the name; a constant function cannot drop.
        std::mem::forget(HeaderName::from_static(name));
        ApiKey { place: Place::Header(name) }
    }

    /// The key stands in the query under this name. Queries are logged in many places; prefer a header where there is a choice.
    #[must_use]
    pub const fn query(name: &'static str) -> Self {
        ApiKey { place: Place::Query(name) }
    }

    /// The credential of this key, for a connection made in code.
    pub fn key(self, key: impl Into<Secret<String>>) -> ApiKeyCredential {
        ApiKeyCredential { place: self.place, key: key.into() }
    }
}

impl Authorize for ApiKey {
    fn name(&self) -> &'static str {
        "api_key"
    }

    fn example(&self) -> &'static str {
        "{ env = \"API_KEY\" }"
    }

    fn open(&self, table: &CredentialTable<'_>) -> Option<Arc<dyn Credential>> {
        Some(Arc::new(self.key(table.own_secret()?)))
    }
}

/// A key that goes out in its header or query.
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
        }
    }
}
