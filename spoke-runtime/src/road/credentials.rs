//! Placing credentials: the last thing done to a request before it leaves.

use super::deadline::Deadline;
use super::redirect::Leg;
use crate::clock::within;
use crate::error::{Error, Kind};
use crate::observe::Watch;
use crate::outgoing::Outgoing;
use crate::site::Site;

/// The request of `leg`, complete. The trace headers go first, so that a signature covers them.
pub(super) async fn place(
    site: &Site,
    leg: &Leg<'_>,
    watch: &Watch,
    deadline: &Deadline<'_>,
) -> Result<Outgoing, Error> {
    let mut request = Outgoing::clone(&leg.request);
    watch.stamp(&mut request);
    if !leg.credentials {
        return Ok(request);
    }
    if let Some(ready) = site.credential.prepare() {
        match within(&*site.clock, deadline.left(), ready).await {
            Some(Ok(())) => {}
            Some(Err(fault)) => return Err(Error::new(Kind::Auth).saying(fault)),
            None => return Err(Error::new(Kind::Timeout).saying("the credentials were not ready in time")),
        }
    }
    site.credential.apply(&mut request).map_err(Error::config)?;
    Ok(request)
}
