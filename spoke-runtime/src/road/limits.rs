//! The limiter's part of the road: when a request may be sent, what its answer says about the next ones.

use std::time::Duration;

use super::deadline::Deadline;
use crate::clock::Clock;
use crate::error::{Error, Kind};
use crate::judge::{Quota, Verdict};
use crate::limit::{Ask, Heard, Permit, Refused, Signal};
use crate::observe::Watch;
use crate::trip::Trip;

/// Waits until the connection's limits let one more request through.
///
/// # Errors
/// [`Kind::RateLimited`] where that would take longer than the call does, or than it waits out a pause.
pub(super) async fn pass<'a>(
    trip: &'a Trip,
    watch: &mut Watch,
    deadline: &Deadline<'_>,
) -> Result<Permit<'a>, Error> {
    let clock = &*trip.site.clock;
    let ask = Ask {
        action: trip.operation.name,
        own: trip.operation.limits,
        common: trip.declaration.limits,
        values: &trip.limited_by,
        end: deadline.end(),
        patience: trip.retry().longest_wait_for_vendor(),
    };
    let _held = Held { watch, clock, since: clock.now() };
    trip.site.limiter.pass(clock, &ask).await.map_err(refused)
}

/// A call in the queue; notes how long it was there, also where it is dropped there.
struct Held<'a> {
    watch: &'a mut Watch,
    clock: &'a dyn Clock,
    since: Duration,
}

impl Drop for Held<'_> {
    fn drop(&mut self) {
        self.watch.held(self.clock.now().saturating_sub(self.since));
    }
}

/// What an answer says about limits.
pub(super) fn heard(verdict: &Verdict, quota: &Quota) -> Heard {
    let Quota { left, reset, is_of_some, .. } = *quota;
    // What is left of some calls holds none of the others back.
    let (left, reset) = if is_of_some { (None, None) } else { (left, reset) };
    let (signal, wait) = match verdict {
        Verdict::Good(_) | Verdict::Moved(_) => (Signal::Good, None),
        Verdict::Failed(error) if error.is_rate_limited() => (Signal::Limited, error.retry_after()),
        Verdict::Failed(_) => (Signal::Other, None),
    };
    Heard { signal, wait, left, reset }
}

fn refused(Refused { wait }: Refused) -> Error {
    // Rounded up: who waits as long as the sentence says must not come too early.
    let seconds = wait.as_secs().saturating_add(u64::from(wait.subsec_nanos() > 0));
    let mut error = Error::new(Kind::RateLimited)
        .saying(format!("the limits of the connection let it be sent in {seconds} s at the earliest"));
    error.inner_mut().retry_after = Some(wait);
    error
}
