//! Redirects: which are followed, and what goes along.

use std::borrow::Cow;

use http::header::{AUTHORIZATION, COOKIE, HeaderMap, LOCATION, PROXY_AUTHORIZATION};
use url::{Position, Url};

use crate::declaration::Declaration;
use crate::encode::Encoded;
use crate::error::{Error, Kind};
use crate::operation::{Method, Operation};
use crate::outgoing::Outgoing;
use crate::response::Response;
use crate::template::{Pair, Part, Value};
use crate::trip::Trip;

/// The most redirects of one attempt: real chains have one or two, and loops have no end.
pub const MAX_REDIRECTS: u32 = 5;

/// One stretch of an attempt: where the request goes now.
pub(super) struct Leg<'a> {
    /// The request without credentials.
    pub(super) request: Cow<'a, Outgoing>,
    /// Whether the connection's credentials go along.
    pub(super) credentials: bool,
    /// How many redirects led here.
    pub(super) followed: u32,
}

impl<'a> Leg<'a> {
    /// The way to where the call was meant to go.
    pub(super) fn first(encoded: &'a Encoded) -> Self {
        Leg { request: Cow::Borrowed(&encoded.request), credentials: encoded.credentials, followed: 0 }
    }

    /// The way to where `response` points.
    ///
    /// Each leg starts from the request without credentials; they are placed anew where scheme, host and port are those
    /// that the call was meant for, and nowhere else. A target that repeats a secret loses it at home, and is
    /// refused elsewhere.
    ///
    /// # Errors
    /// [`Kind::Redirect`], naming the host that it points to.
    pub(super) fn follow(
        &self,
        trip: &Trip,
        encoded: &'a Encoded,
        response: &Response,
    ) -> Result<Self, Error> {
        let refused = |message: String| {
            let mut error = Error::new(Kind::Redirect).saying(message);
            error.inner_mut().response = Some(response.clone());
            error
        };
        let Some(mut url) = target(&self.request.url, response) else {
            return Err(refused("the answer redirects to what is no HTTP address".to_owned()));
        };
        let host = url[Position::BeforeHost..Position::AfterPort].to_owned();
        if !matches!(self.request.method, Method::Get | Method::Head) {
            let method = self.request.method.as_str();
            return Err(refused(format!(
                "the answer redirects a {method} to `{host}`, and only GET and HEAD follow"
            )));
        }
        if self.request.url.scheme() == "https" && url.scheme() == "http" {
            return Err(refused(format!("the answer redirects to `{host}` without encryption")));
        }
        if self.followed == MAX_REDIRECTS {
            return Err(refused(format!("more than {MAX_REDIRECTS} redirects, the last one to `{host}`")));
        }
        let secrets = trip.scrub();
        let is_home = url.origin() == encoded.request.url.origin();
        if is_home {
            secrets.take_out_of(&mut url);
        } else if secrets.stand_in(&url) {
            return Err(refused(format!("the answer redirects to `{host}` and gives away a credential")));
        }
        let mut request = Outgoing { url, ..encoded.request.clone() };
        if !is_home {
            keep_public(&mut request.headers, trip.operation, trip.declaration);
        }
        let request = Cow::Owned(request);
        Ok(Leg { request, credentials: encoded.credentials && is_home, followed: self.followed + 1 })
    }
}

fn target(from: &Url, response: &Response) -> Option<Url> {
    let mut url = from.join(response.header(LOCATION.as_str())?).ok()?;
    url.set_fragment(None);
    // Whoever writes the redirect must not choose who we sign in as.
    url.set_username("").ok()?;
    url.set_password(None).ok()?;
    let is_http = matches!(url.scheme(), "http" | "https") && url.has_host();
    is_http.then_some(url)
}

/// Takes out what is meant for the connection's own host only: every header that an input or a setting fills, and
/// whatever usually carries a sign-in.
fn keep_public(headers: &mut HeaderMap, operation: &Operation, declaration: &Declaration) {
    for pair in declaration.headers.iter().chain(operation.headers).filter(|pair| !is_constant(pair)) {
        headers.remove(pair.name);
    }
    for name in [AUTHORIZATION, PROXY_AUTHORIZATION, COOKIE] {
        headers.remove(name);
    }
    let marked: Vec<_> =
        headers.iter().filter(|(_, value)| value.is_sensitive()).map(|(name, _)| name.clone()).collect();
    for name in marked {
        headers.remove(name);
    }
}

pub(super) fn is_constant(pair: &Pair) -> bool {
    match pair.value {
        Value::Field(_) => false,
        Value::Text(parts) => parts.iter().all(|part| matches!(part, Part::Text(_))),
    }
}
