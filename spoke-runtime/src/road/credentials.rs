//! Credentials: made ready before a request waits for leave to be sent, placed as the last thing before it leaves.

use super::deadline::Deadline;
use super::redirect::Leg;
use super::renewal::Renewal;
use crate::clock::within;
use crate::error::{Error, Kind};
use crate::observe::Watch;
use crate::outgoing::Outgoing;
use crate::site::Site;

/// Waits until the credentials of `leg` are ready to be placed.
pub(super) async fn ready(site: &Site, leg: &Leg<'_>, deadline: &Deadline<'_>) -> Result<(), Error> {
    let Some(ready) = leg.credentials.then(|| site.credential.prepare()).flatten() else { return Ok(()) };
    match within(&*site.clock, deadline.left(), ready).await {
        Some(Ok(())) => Ok(()),
        Some(Err(fault)) => Err(Error::new(Kind::Auth).saying(fault)),
        None => Err(Error::new(Kind::Timeout).saying("the credentials were not ready in time")),
    }
}

/// The request of `leg`, complete. The trace headers go first, so that a signature covers them.
pub(super) async fn place(
    site: &Site,
    leg: &Leg<'_>,
    watch: &Watch,
    deadline: &Deadline<'_>,
    renewal: &mut Renewal,
) -> Result<Outgoing, Error> {
    let mut request = Outgoing::clone(&leg.request);
    watch.stamp(&mut request);
    // Once more: what was ready may have expired in the queue.
    ready(site, leg, deadline).await?;
    if leg.credentials {
        site.place_own(&mut request).map_err(Error::config)?;
        // After it is placed: where it is renewed in between, one fetch too many is better than one too few.
        renewal.placed(site.credential.generation());
    }
    Ok(request)
}
