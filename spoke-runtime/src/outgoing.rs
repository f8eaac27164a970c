//! A request on its way out: everything the vendor will see, credentials included.

use std::borrow::Cow;
use std::fmt;

use http::HeaderMap;
use http::header::{AUTHORIZATION, COOKIE, HeaderName, HeaderValue};
use url::Url;

use crate::byte_stream::ByteStream;
use crate::operation::Method;
use crate::secret::{REDACTED, Secret};

/// A request on its way out: what a [`Credential`](crate::auth::Credential) places itself in and a transport sends.
///
/// In a preview the same request is built for people to see: then every secret placed here becomes [`REDACTED`].
#[derive(Clone)]
pub struct Outgoing {
    /// The HTTP method.
    pub method: Method,
    /// The absolute URL.
    pub url: Url,
    /// The headers.
    pub headers: HeaderMap,
    /// The body; `None` sends neither a body nor a content type.
    pub body: Option<ByteStream>,
    /// Whether people see this request, and no secret may stand in it.
    pub showing: bool,
    /// What the action says with `base(..)`.
    pub(crate) slots: Slots,
}

/// The filled slots of a base, by name. Without any, nothing is allocated.
pub(crate) type Slots = Vec<(&'static str, Cow<'static, str>)>;

impl Outgoing {
    /// A request of one's own, without headers and body: what a sign-in asks its issuer by [`Means::send`](crate::auth::Means::send).
    pub fn new(method: Method, url: Url) -> Self {
        Outgoing { method, url, headers: HeaderMap::new(), body: None, showing: false, slots: Slots::new() }
    }

    /// What the action says with `base(name = ..)`, also where the connection has a `base_url` of its own and the URL does not
    /// show it: the service for which a request is signed.
    pub fn slot(&self, name: &str) -> Option<&str> {
        self.slots.iter().find(|(slot, _)| *slot == name).map(|(_, value)| &**value)
    }

    /// The body, where there is one and it is in memory.
    pub fn bytes(&self) -> Option<&[u8]> {
        self.body.as_ref()?.as_bytes().map(|bytes| &**bytes)
    }

    /// Sets a header that is no secret.
    ///
    /// # Errors
    /// Where the name is no header name, or the value holds what no header can carry.
    pub fn header(&mut self, name: &str, value: &str) -> Result<(), String> {
        let name =
            HeaderName::from_bytes(name.as_bytes()).map_err(|_| format!("`{name}` is no header name"))?;
        let value = HeaderValue::from_str(value).map_err(|_| {
            format!("the value for header `{name}` holds a character that no header can carry")
        })?;
        self.headers.insert(name, value);
        Ok(())
    }

    /// Sets `Authorization: Bearer …` (RFC 6750, section 2.1), marked so that nobody logs it.
    ///
    /// # Errors
    /// As for [`Outgoing::secret_header`].
    pub fn bearer(&mut self, token: &Secret<String>) -> Result<(), String> {
        self.secret_header(AUTHORIZATION, "Bearer ", token)
    }

    /// Sets a header to `prefix` and a secret, marked so that nobody logs it.
    ///
    /// # Errors
    /// Where the secret holds what no header can carry; the message says nothing of it.
    pub fn secret_header(
        &mut self,
        name: HeaderName,
        prefix: &str,
        secret: &Secret<String>,
    ) -> Result<(), String> {
        let shown = if self.showing { REDACTED } else { secret.expose() };
        let mut text = String::with_capacity(prefix.len() + shown.len());
        text.push_str(prefix);
        text.push_str(shown);
        let mut value = HeaderValue::try_from(text).map_err(|_| {
            format!("the secret for header `{name}` holds a character that no header can carry")
        })?;
        value.set_sensitive(true);
        self.headers.insert(name, value);
        Ok(())
    }

    /// Adds a secret cookie to those that are there, marked so that nobody logs them.
    ///
    /// # Errors
    /// Where the secret holds what no cookie can carry (RFC 6265, section 4.1.1); the message says nothing of it.
    pub fn secret_cookie(&mut self, name: &str, secret: &Secret<String>) -> Result<(), String> {
        let is_carried = |byte: u8| byte.is_ascii_graphic() && !b"\",;\\".contains(&byte);
        if !secret.expose().bytes().all(is_carried) {
            return Err(format!("the secret for cookie `{name}` holds a character that no cookie can carry"));
        }
        let before = self.headers.get(COOKIE).and_then(|cookies| cookies.to_str().ok());
        let prefix = before.map_or_else(|| format!("{name}="), |cookies| format!("{cookies}; {name}="));
        self.secret_header(COOKIE, &prefix, secret)
    }

    /// Appends a secret to the query.
    pub fn secret_query(&mut self, name: &str, secret: &Secret<String>) {
        let shown = if self.showing { REDACTED } else { secret.expose() };
        self.url.query_pairs_mut().append_pair(name, shown);
    }
}

impl fmt::Debug for Outgoing {
    /// Whole where people may see it; elsewhere only what can hold no secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("Outgoing");
        shown.field("method", &self.method);
        if self.showing {
            let body = self.bytes().map(String::from_utf8_lossy);
            shown.field("url", &self.url.as_str()).field("headers", &self.headers).field("body", &body);
            return shown.finish();
        }
        shown.field("origin", &self.url.origin().ascii_serialization());
        shown.field("headers", &self.headers.keys().map(HeaderName::as_str).collect::<Vec<_>>());
        shown.field("body_bytes", &self.body.as_ref().map(ByteStream::length));
        shown.finish_non_exhaustive()
    }
}
