//! Where a token stands in a request.

use http::header::{AUTHORIZATION, HeaderName};

use crate::outgoing::Outgoing;
use crate::secret::Secret;

use super::super::names::{is_cookie, is_header};

/// Where a token stands in a request: by default `Authorization: Bearer …` (RFC 6750, section 2.1).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TokenPlace(Place);

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Place {
    #[default]
    Bearer,
    Header {
        name: &'static str,
        prefix: &'static str,
    },
    Cookie(&'static str),
}

impl TokenPlace {
    /// `Authorization: Bearer …`.
    pub const BEARER: TokenPlace = TokenPlace(Place::Bearer);

    /// This header, with `prefix` before the token: `TokenPlace::header("authorization", "Zoho-oauthtoken ")`.
    ///
    /// # Panics
    /// Where the name is no header name in lower case; in a `const` a compile error.
    #[must_use]
    pub const fn header(name: &'static str, prefix: &'static str) -> Self {
        assert!(is_header(name), "a header name holds lower-case letters, digits and hyphens: `x-session`");
        TokenPlace(Place::Header { name, prefix })
    }

    /// This cookie.
    ///
    /// # Panics
    /// Where the name is no cookie name; in a `const` a compile error.
    #[must_use]
    pub const fn cookie(name: &'static str) -> Self {
        assert!(
            is_cookie(name),
            "a cookie name holds letters, digits, hyphens, dots and underscores: `session_id`"
        );
        TokenPlace(Place::Cookie(name))
    }

    /// Places `token`.
    ///
    /// # Errors
    /// Where it holds what cannot stand there.
    pub(crate) fn apply(self, request: &mut Outgoing, token: &Secret<String>) -> Result<(), String> {
        match self.0 {
            Place::Bearer => request.secret_header(AUTHORIZATION, "Bearer ", token),
            Place::Header { name, prefix } => {
                request.secret_header(HeaderName::from_static(name), prefix, token)
            }
            Place::Cookie(name) => request.secret_cookie(name, token),
        }
    }
}
