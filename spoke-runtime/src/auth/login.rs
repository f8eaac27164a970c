//! Signing in by a person: once, in a browser or on another device.

use std::fmt;

use url::Url;

use crate::transport::BoxFuture;

/// A sign-in that takes a person, and whose tokens are kept in the store afterwards.
pub trait Login: fmt::Debug + Send + Sync {
    /// How it can go, the usual one first.
    fn ways(&self) -> &'static [LoginWay];

    /// Lets a person sign in, and keeps what comes of it.
    ///
    /// # Errors
    /// A sentence without any secret in it: why nobody is signed in, and what to do.
    fn run<'a>(&'a self, way: LoginWay, person: &'a dyn Person) -> BoxFuture<'a, Result<(), String>>;
}

/// How a person signs in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoginWay {
    /// In a browser on this machine, which comes back to a loopback address (RFC 8252, RFC 7636).
    Browser,
    /// In a browser anywhere, by a code that is typed there (RFC 8628).
    Device,
}

/// The person who signs in, and what shows them where.
pub trait Person: Send + Sync {
    /// Shows the page on which access is given: opens a browser, or prints where to go.
    fn visit(&self, page: &Url);

    /// Shows where the code is typed in, and the code; `complete` holds both, where the issuer has such an address.
    fn enter(&self, page: &Url, code: &str, complete: Option<&Url>);
}
