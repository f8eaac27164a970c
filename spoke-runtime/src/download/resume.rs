//! Going on with a download behind its last byte.

use std::sync::Arc;
use std::time::Duration;

use http::header::{
    CONTENT_RANGE, ETAG, HeaderValue, IF_MODIFIED_SINCE, IF_NONE_MATCH, IF_RANGE, LAST_MODIFIED, RANGE,
};
use url::Position;

use crate::declaration::Declaration;
use crate::encode::Encoded;
use crate::error::{Error, Kind, Place};
use crate::judge;
use crate::observe::Parent;
use crate::operation::{Effect, Method, Operation};
use crate::response::Response;
use crate::road::{self, Landed};
use crate::site::Site;
use crate::transport::{BoxFuture, Lost};
use crate::trip::{Trip, Wishes};

use super::Download;

/// Where a download comes from.
pub(crate) struct Origin {
    site: Arc<Site>,
    operation: &'static Operation,
    declaration: &'static Declaration,
    encoded: Encoded,
    limited_by: Vec<String>,
    wishes: Wishes,
    place: Place,
    /// How long the next piece may take.
    limit: Duration,
    /// What the rest is asked with; nothing where it cannot be asked for.
    range: Option<Range>,
    /// How often it was gone on with since the last byte.
    fruitless: u32,
}

/// What the first answer was a part of.
struct Range {
    /// The place of its first byte.
    first: u64,
    /// The place of its last byte, where only a part was asked for.
    last: Option<u64>,
    /// What tells one version from another (RFC 9110, section 13.1.5).
    validator: HeaderValue,
}

impl Origin {
    /// Where the body of `response` comes from: the answer to `trip`.
    pub(crate) fn of(trip: &Trip, response: &Response, parent: Parent) -> Option<Self> {
        let encoded = trip.encoded.as_ref().ok()?.clone();
        let reads = trip.operation.method == Method::Get && trip.operation.effect == Effect::Read;
        let mut wishes = trip.wishes_of_part(Some(parent), None);
        wishes.streams = true;
        Some(Origin {
            site: Arc::clone(&trip.site),
            operation: trip.operation,
            declaration: trip.declaration,
            encoded,
            limited_by: trip.limited_by.clone(),
            wishes,
            place: trip.place(),
            limit: trip.attempt_timeout(),
            range: if reads { Range::of(response) } else { None },
            fruitless: 0,
        })
    }

    /// Ends when the next piece is overdue.
    pub(super) fn patience(&self) -> BoxFuture<'static, ()> {
        self.site.clock.sleep(self.limit)
    }

    /// A piece came.
    pub(super) fn came(&mut self) {
        self.fruitless = 0;
    }

    /// Asks for what comes after the first `received` bytes.
    ///
    /// # Errors
    /// How the body was lost, where its rest cannot be asked for or was asked for in vain.
    pub(super) fn rest(
        &mut self,
        received: u64,
        length: Option<u64>,
        lost: Lost,
    ) -> Result<BoxFuture<'static, Result<Landed, Error>>, Error> {
        let has_another = self.retry_has_another();
        let range = match (&self.range, length) {
            (Some(range), Some(length)) if has_another && received < length => range,
            _ => return Err(self.broken(lost)),
        };
        self.fruitless += 1;
        let mut encoded = self.encoded.clone();
        let headers = &mut encoded.request.headers;
        let last = range.last.map(|last| last.to_string()).unwrap_or_default();
        let asked = HeaderValue::try_from(format!("bytes={}-{last}", range.first + received));
        headers.insert(RANGE, asked.map_err(|_| Error::input("the range is no header"))?);
        headers.insert(IF_RANGE, range.validator.clone());
        // They would ask whether there is something new, and what is known must not be left out.
        headers.remove(IF_NONE_MATCH);
        headers.remove(IF_MODIFIED_SINCE);
        Ok(road::start(Trip::of_request(
            Arc::clone(&self.site),
            self.operation,
            self.declaration,
            encoded,
            serde_json::Value::Null,
            self.limited_by.clone(),
            self.wishes.clone(),
        )))
    }

    fn retry_has_another(&self) -> bool {
        self.wishes.retry.as_ref().unwrap_or(&self.site.retry).has_another(self.fruitless + 1)
    }

    /// How it was lost for good.
    fn broken(&self, lost: Lost) -> Error {
        let url = &self.encoded.request.url;
        let host = &url[Position::BeforeHost..Position::AfterPort];
        let mut error = judge::lost(lost, host, self.limit, self.site.max_body).at(self.place.clone());
        error.conclude(false, self.operation.effect.is_repeatable());
        error
    }

    /// The rest, where `landed` is the answer that was asked for.
    ///
    /// # Errors
    /// [`Kind::Conflict`] where it is a part of something else by now.
    pub(super) fn check(&self, received: u64, landed: Landed) -> Result<Download, Error> {
        let response = landed.response();
        let begins_at = part(response).map(|(first, _)| first);
        let wanted = self.range.as_ref().map(|range| range.first + received);
        let same = |range: &Range| {
            let tag = response.headers.get(ETAG);
            tag.is_none_or(|tag| !is_strong(&range.validator) || *tag == range.validator)
        };
        let is_same = self.range.as_ref().is_some_and(same);
        let rest = response.take_stream().unwrap_or_else(|| Download::here(response.body.clone()));
        if response.status == 206 && begins_at == wanted && is_same {
            landed.fit();
            return Ok(rest);
        }
        let status = response.status;
        let message = format!(
            "the connection broke off after {received} bytes, and the answer to the request for the rest ({status}) is no part of \
             the same thing: it has changed meanwhile"
        );
        landed.fit();
        Err(Error::new(Kind::Conflict).saying(message).at(self.place.clone()))
    }
}

impl Range {
    fn of(response: &Response) -> Option<Self> {
        let validator = match response.headers.get(ETAG) {
            Some(tag) if is_strong(tag) => tag,
            _ => response.headers.get(LAST_MODIFIED)?,
        };
        let (first, last) = match response.status {
            200 => (0, None),
            206 => part(response).map(|(first, last)| (first, Some(last)))?,
            _ => return None,
        };
        Some(Range { first, last, validator: validator.clone() })
    }
}

/// Whether an `ETag` names one sequence of bytes (RFC 9110, section 8.8.3).
fn is_strong(tag: &HeaderValue) -> bool {
    tag.as_bytes().starts_with(b"\"")
}

/// The first and the last byte of which a part tells: `bytes 0-1023/146515`.
fn part(response: &Response) -> Option<(u64, u64)> {
    let (range, _) = response.header(CONTENT_RANGE.as_str())?.strip_prefix("bytes ")?.split_once('/')?;
    let (first, last) = range.split_once('-')?;
    Some((first.trim().parse().ok()?, last.trim().parse().ok()?))
}
