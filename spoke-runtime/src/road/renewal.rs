//! Fetching anew a credential that the vendor has just rejected.

use std::future::ready;
use std::time::Duration;

use super::deadline::Deadline;
use super::redirect::Leg;
use crate::clock::within;
use crate::error::{Error, Kind};
use crate::observe::Watch;
use crate::transport::BoxFuture;
use crate::trip::Trip;

/// A credential on its way.
pub(super) type Fresh<'a> = BoxFuture<'a, Result<(), String>>;

/// The one renewal that a call has.
#[derive(Debug, Default)]
pub(super) struct Renewal {
    is_spent: bool,
    placed: u64,
}

impl Renewal {
    /// What was just placed is of this generation.
    pub(super) fn placed(&mut self, generation: u64) {
        self.placed = generation;
    }

    /// The fetch of a fresh credential, where `error` is the vendor's no to the old one and the same request may go again.
    ///
    /// A host that got no credentials cannot have rejected them.
    pub(super) fn due<'t>(&mut self, trip: &'t Trip, leg: &Leg<'_>, error: &Error) -> Option<Fresh<'t>> {
        let is_rejected = error.is_auth() && error.status().is_some() && leg.credentials;
        if !is_rejected {
            return None;
        }
        let credential = &trip.site.credential;
        if let Some(answer) = &error.inner().response {
            credential.rejected(answer);
        }
        if self.is_spent || !trip.has_body_left() || !trip.repeat().allows_after_rejection(error) {
            return None;
        }
        // Somebody has renewed it while this call was on its way.
        let is_renewed = credential.generation() != self.placed;
        let fresh = if is_renewed { Box::pin(ready(Ok(()))) } else { credential.renew()? };
        self.is_spent = true;
        Some(fresh)
    }

    /// How many of a call's `attempts` count against its policy: the one that the vendor turned away does not.
    pub(super) fn counted(&self, attempts: u32) -> u32 {
        attempts.saturating_sub(u32::from(self.is_spent))
    }
}

/// Waits for the fresh credential, no longer than an attempt may take.
///
/// # Errors
/// The vendor's answer with the reason why there is no other credential; after a fetch that did not end,
/// [`Kind::Timeout`], caused by it.
pub(super) async fn renew(
    trip: &Trip,
    fresh: Fresh<'_>,
    watch: &mut Watch,
    deadline: &Deadline<'_>,
    mut rejected: Error,
) -> Result<(), Error> {
    watch.missed(&rejected, Some(Duration::ZERO));
    let limit = deadline.cap(trip.attempt_timeout());
    let mut error = match within(&*trip.site.clock, Some(limit), fresh).await {
        Some(Ok(())) => return Ok(()),
        Some(Err(fault)) => {
            let said = rejected.message().map(|message| format!("{message}; ")).unwrap_or_default();
            rejected.inner_mut().message = Some(format!("{said}the credential was not renewed: {fault}"));
            rejected
        }
        None => Error::new(Kind::Timeout)
            .saying(format!("the rejected credential was not renewed within {limit:?}"))
            .caused_by(rejected),
    };
    error.conclude(watch.is_in_doubt(), false);
    Err(error)
}
