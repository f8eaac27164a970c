//! Where a browser comes back to: this machine, and nowhere else.

use url::Url;

use crate::auth::CredentialTable;
use crate::auth::oauth::endpoint::is_loopback;

/// A loopback address to which a browser comes back (RFC 8252, section 7.3).
#[derive(Clone, Debug)]
pub(in crate::auth::oauth) struct Redirect {
    #[cfg_attr(not(feature = "login"), allow(dead_code, reason = "nothing listens without it"))]
    pub(super) url: Url,
}

impl Redirect {
    /// The table's `redirect_url`; without a port the system chooses one.
    pub(in crate::auth::oauth) fn read(table: &CredentialTable<'_>) -> Option<Self> {
        let text = table.optional_text("redirect_url");
        let text = text.as_deref().unwrap_or("http://127.0.0.1/callback");
        let is_redirect = |url: &Url| {
            url.scheme() == "http" && is_loopback(url) && url.query().is_none() && url.fragment().is_none()
        };
        match Url::parse(text).ok().filter(is_redirect) {
            Some(url) => Some(Redirect { url }),
            None => table.mistake(
                "redirect_url",
                "it takes a loopback address such as \"http://127.0.0.1:8400/callback\"; without a port the system chooses one",
            ),
        }
    }
}
