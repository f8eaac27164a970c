//! A call with a good answer, waiting for its output.

use std::any::Any;
use std::sync::{Mutex, PoisonError};

use http::header::CONTENT_ENCODING;

use crate::download::Origin;
use crate::error::{Error, Kind, Place, line};
use crate::fail::Path;
use crate::fake;
use crate::judge;
use crate::observe::Watch;
use crate::output::Fault;
use crate::poll::UnderWay;
use crate::reply::Arrival;
use crate::response::{Response, Streamed};
use crate::trip::{Scrub, Trip};

/// How a call ended well.
pub(super) struct End {
    /// The answer that holds the output.
    pub(super) response: Response,
    /// The output of another action, which found it.
    pub(super) found: Option<Found>,
}

impl From<Response> for End {
    fn from(response: Response) -> Self {
        End { response, found: None }
    }
}

/// What a look-up found, in the place of an answer to the call itself.
pub(super) struct Found {
    output: Mutex<Option<Box<dyn Any + Send>>>,
    request_id: Option<String>,
    attempts: u32,
}

impl Found {
    pub(super) fn new(output: Box<dyn Any + Send>, arrival: Arrival) -> Self {
        Found { output: Mutex::new(Some(output)), request_id: arrival.request_id, attempts: arrival.attempts }
    }
}

/// A good answer. Who knows the type decodes it, and says how that went.
pub(crate) struct Landed {
    trip: Trip,
    watch: Watch,
    response: Response,
    found: Option<Found>,
}

impl Landed {
    /// Made in its place: a trip and a watch are large to move.
    #[inline]
    pub(super) fn new(trip: Trip, watch: Watch, end: End) -> Self {
        if let Some(stream) = &end.response.stream {
            root(stream, &trip, &watch, &end.response);
        }
        Landed { trip, watch, response: end.response, found: end.found }
    }

    pub(crate) fn response(&self) -> &Response {
        &self.response
    }

    pub(crate) fn trip(&self) -> &Trip {
        &self.trip
    }

    /// What hides this call's secrets.
    pub(crate) fn scrub(&self) -> Scrub {
        self.trip.scrub()
    }

    /// Whether a look-up found the output.
    pub(crate) fn is_found(&self) -> bool {
        self.found.is_some()
    }

    pub(crate) fn place(&self) -> Place {
        self.watch.place()
    }

    /// What the call has begun, where its declaration says how the end is found.
    pub(crate) fn under_way(&self) -> Option<UnderWay> {
        let poll = self.trip.operation.poll?;
        Some(UnderWay::of(&self.trip, poll, &self.response, Some(self.watch.parent())))
    }

    pub(crate) fn attempts(&self) -> u32 {
        self.watch.attempts()
    }

    /// The output: one that is ready, or the answer decoded.
    #[inline]
    pub(crate) fn output<O: 'static>(
        &self,
        decode: fn(&Response, Path) -> Result<O, Fault>,
    ) -> Result<O, Fault> {
        match self.ready() {
            Some(ready) => fake::output(ready),
            None => decode(&self.response, self.root()),
        }
    }

    /// The output, where a look-up or a stub has it ready.
    #[inline(never)]
    pub(crate) fn ready(&self) -> Option<Box<dyn Any + Send>> {
        match &self.found {
            Some(found) => found.output.lock().unwrap_or_else(PoisonError::into_inner).take(),
            None => self.trip.site.transport.stubs()?.take(&self.response),
        }
    }

    /// The answer to the last call of a sequence, as that to the whole.
    pub(super) fn into_end(mut self) -> End {
        self.watch.good(&self.response);
        End { response: self.response, found: self.found }
    }

    /// Where the output begins.
    pub(crate) fn root(&self) -> Path {
        self.trip.declaration.root
    }

    /// The answer became an output.
    #[inline(never)]
    pub(crate) fn fit(mut self) {
        self.watch.good(&self.response);
    }

    /// The answer became an output, and somebody wants to know the rest.
    #[inline(never)]
    pub(crate) fn fit_for_reply(mut self) -> Arrival {
        self.watch.good(&self.response);
        Arrival {
            place: self.watch.place(),
            request_id: match &mut self.found {
                Some(found) => found.request_id.take(),
                None => judge::request_id(&self.trip.fail(), &self.response),
            },
            attempts: self.found.as_ref().map_or(self.watch.attempts(), |found| found.attempts),
            elapsed: self.watch.elapsed(),
            partial: self.trip.fail().partial.filter(|_| self.found.is_none()),
            was_found: self.found.is_some(),
            response: self.response,
        }
    }

    /// The answer did not become an output. It was good all the same: what was asked for is done.
    #[inline(never)]
    pub(crate) fn unfit(mut self, fault: &Fault) -> Error {
        let mut error = Error::new(Kind::Decode).saying(sentence(fault, &self.response));
        let inner = error.inner_mut();
        inner.request_id = judge::request_id(&self.trip.fail(), &self.response);
        inner.response = Some(self.response);
        self.watch.failed(self.trip.keyed(self.trip.scrub().error(error)))
    }
}

/// A body that is still on its way learns where it comes from, so that it can be gone on with.
#[cold]
fn root(stream: &Streamed, trip: &Trip, watch: &Watch, response: &Response) {
    let mut stream = stream.lock().unwrap_or_else(PoisonError::into_inner);
    let origin = Origin::of(trip, response, watch.parent());
    if let (Some(download), Some(origin)) = (stream.take(), origin) {
        *stream = Some(download.rooted(origin));
    }
}

/// What does not fit, and the likely reason where the body is still packed: the transport takes the header away with what
/// it unpacks.
fn sentence(fault: &Fault, response: &Response) -> String {
    match response.header(CONTENT_ENCODING.as_str()) {
        Some(coding) if !coding.eq_ignore_ascii_case("identity") => {
            format!("{fault}; it came packed by `{}`, which was not asked for", line(coding))
        }
        _ => fault.to_string(),
    }
}
