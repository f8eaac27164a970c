//! Requests that somebody else may send without our credentials, until a moment.

use std::fmt;
use std::time::{Duration, SystemTime};

use http::HeaderMap;
use url::Position;

use crate::clock::within;
use crate::error::{Error, Kind};
use crate::operation::Method;
use crate::outgoing::Outgoing;
use crate::secret::{REDACTED, Secret};
use crate::trip::Trip;

/// A request that whoever has it may send, without our credentials, until it expires: to be handed to a browser, a build machine
/// or another program.
///
/// Its URL holds the right to do what it says, so it is a secret: `Debug` shows neither its query nor the headers' values.
#[derive(Clone)]
pub struct Presigned {
    method: Method,
    url: Secret<String>,
    /// The URL without its query.
    shown: String,
    headers: HeaderMap,
    expires: SystemTime,
}

impl Presigned {
    /// The HTTP method.
    pub fn method(&self) -> Method {
        self.method
    }

    /// The absolute URL with the signature in its query.
    pub fn url(&self) -> &Secret<String> {
        &self.url
    }

    /// The headers that must go along as they are, for they are signed too; most have none.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// When it is not accepted any more, by this machine's clock.
    pub fn expires(&self) -> SystemTime {
        self.expires
    }
}

impl fmt::Debug for Presigned {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Presigned")
            .field("method", &self.method)
            .field("url", &format_args!("{}?{REDACTED}", self.shown))
            .field("headers", &self.headers.keys().collect::<Vec<_>>())
            .field("expires", &self.expires)
            .finish()
    }
}

/// Signs the URL of the call that `trip` plans. Nothing is sent but what the credential itself needs.
pub(crate) async fn presigned(trip: Trip, valid_for: Duration) -> Result<Presigned, Error> {
    sign(&trip, valid_for).await.map_err(|error| trip.scrub().error(error).at(trip.place()))
}

async fn sign(trip: &Trip, valid_for: Duration) -> Result<Presigned, Error> {
    let site = &*trip.site;
    let encoded = trip.encoded.as_ref().map_err(Error::input)?;
    let mut request = Outgoing::clone(&encoded.request);
    // An empty body is nobody's: whoever has the URL brings their own.
    if request.body.take().is_some_and(|body| body.length() != Some(0)) {
        return Err(Error::input("a presigned URL carries no body, and this action sends one"));
    }
    if !encoded.credentials {
        return Err(Error::input("a call without credentials has no URL that could carry them"));
    }
    if let Some(ready) = site.credential.prepare() {
        let limit = trip.call_timeout().unwrap_or_else(|| trip.attempt_timeout());
        match within(&*site.clock, Some(limit), ready).await {
            Some(Ok(())) => {}
            Some(Err(fault)) => return Err(Error::new(Kind::Auth).saying(fault)),
            None => return Err(Error::new(Kind::Timeout).saying("the credentials were not ready in time")),
        }
    }
    let now = site.clock.wall();
    let valid_for = site.credential.presign(&mut request, valid_for).map_err(Error::input)?;
    let Outgoing { method, url, headers, .. } = request;
    Ok(Presigned {
        method,
        shown: url[..Position::AfterPath].to_owned(),
        url: Secret::new(url.into()),
        headers,
        expires: now + valid_for,
    })
}
