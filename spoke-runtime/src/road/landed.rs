//! A call with a good answer, waiting for its output.

use std::any::Any;

use http::header::CONTENT_ENCODING;

use crate::error::{Error, Kind, line};
use crate::fail::Path;
use crate::judge;
use crate::observe::Watch;
use crate::output::Fault;
use crate::reply::Arrival;
use crate::response::Response;
use crate::trip::Trip;

/// A good answer. Who knows the type decodes it, and says how that went.
pub(crate) struct Landed {
    trip: Trip,
    watch: Watch,
    response: Response,
}

impl Landed {
    pub(super) fn new(trip: Trip, watch: Watch, response: Response) -> Self {
        Landed { trip, watch, response }
    }

    pub(crate) fn response(&self) -> &Response {
        &self.response
    }

    pub(crate) fn trip(&self) -> &Trip {
        &self.trip
    }

    pub(crate) fn attempts(&self) -> u32 {
        self.watch.attempts()
    }

    /// The output, where a stub has it ready.
    pub(crate) fn ready(&self) -> Option<Box<dyn Any + Send>> {
        self.trip.site.transport.stubs()?.take(&self.response)
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
            request_id: judge::request_id(&self.trip.fail(), &self.response),
            attempts: self.watch.attempts(),
            elapsed: self.watch.elapsed(),
            partial: self.trip.fail().partial,
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
        self.watch.failed(self.trip.scrub().error(error))
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
