//! The road of a call: the order of its steps, and nothing else.

mod credentials;
mod deadline;
mod end;
mod landed;
mod limits;
mod lookup;
mod redirect;
mod renewal;
mod send;
mod sequence;

use tracing::Instrument;

use crate::error::Error;
use crate::judge::{Quota, Verdict, judge};
use crate::observe::Watch;
use crate::transport::BoxFuture;
use crate::trip::Trip;

use deadline::Deadline;
use landed::End;
pub(crate) use landed::Landed;
use lookup::After;
use redirect::Leg;
pub use redirect::MAX_REDIRECTS;
use renewal::Renewal;
pub(crate) use sequence::first;

/// Sets out. The request is encoded already, by [`Trip::plan`]: inputs may be borrowed, the road is not.
pub(crate) fn start(trip: Trip) -> BoxFuture<'static, Result<Landed, Error>> {
    Box::pin(async move {
        let mut watch = trip.watch();
        let span = watch.span();
        let way = async {
            let end = travel(&trip, &mut watch).await?;
            end::wait(&trip, &mut watch, end).await
        };
        match way.instrument(span).await {
            Ok(end) => Ok(Landed::new(trip, watch, end)),
            Err(error) => Err(watch.failed(trip.keyed(error))),
        }
    })
}

/// Encode (done) → may it → (the calls that it is made of, or:) look it up → go → (look it up, again); decode is left to who knows
/// the type, see [`Landed`].
async fn travel(trip: &Trip, watch: &mut Watch) -> Result<End, Error> {
    let site = &*trip.site;
    if !trip.is_part() {
        site.admits(trip.declaration.name, trip.operation.name)?;
    }
    let deadline = Deadline::begin(&*site.clock, trip.call_timeout());
    if let Some(calls) = trip.sequence() {
        return sequence::go(trip, watch, &deadline, calls).await;
    }
    let encoded = trip.encoded.as_ref().map_err(Error::input)?;
    site.budget.call(trip.retry());
    if let Some(found) = lookup::before(trip, watch, &deadline).await? {
        return Ok(found);
    }
    let mut renewal = Renewal::default();
    let mut leg = Leg::first(encoded);
    loop {
        let mut error =
            match go(trip, &leg, watch, &deadline, &mut renewal).await.unwrap_or_else(Verdict::Failed) {
                Verdict::Good(response) => {
                    watch.answered(&response);
                    return Ok(response.into());
                }
                Verdict::Moved(response) => match leg.follow(trip, encoded, &response) {
                    Ok(next) => {
                        watch.answered(&response);
                        leg = next;
                        continue;
                    }
                    Err(error) => error,
                },
                Verdict::Failed(error) => error,
            };
        error = trip.scrub().error(error);
        watch.doubt(trip.repeat().may_have_been_done(&error));
        if let Some(fresh) = renewal.due(trip, &leg, &error) {
            renewal::renew(trip, fresh, watch, &deadline, error).await?;
            leg = Leg::first(encoded);
            continue;
        }
        let attempts = renewal.counted(watch.attempts());
        let again = trip.again(attempts, &mut error, deadline.left());
        watch.missed(&error, again);
        let Some(wait) = again else {
            error.conclude(watch.is_in_doubt(), trip.is_safe_to_call_again(&error, watch.is_in_doubt()));
            match lookup::after(trip, watch, &deadline, attempts, error).await? {
                After::Done(end) => return Ok(end),
                After::Again => {
                    leg = Leg::first(encoded);
                    continue;
                }
            }
        };
        site.clock.sleep(wait).await;
        leg = Leg::first(encoded);
    }
}

/// One leg: make credentials ready → wait for the limiter → place credentials → send → judge. In this order: what takes long is
/// not done between leave to send and sending, and no signature grows old in the queue.
async fn go(
    trip: &Trip,
    leg: &Leg<'_>,
    watch: &mut Watch,
    deadline: &Deadline<'_>,
    renewal: &mut Renewal,
) -> Result<Verdict, Error> {
    let Trip { site, operation, declaration, .. } = trip;
    credentials::ready(site, leg, deadline).await?;
    let mut permit = limits::pass(trip, watch, deadline).await?;
    let request = credentials::place(site, leg, watch, deadline, renewal).await?;
    permit.use_up();
    let mut quota = Quota::default();
    let verdict = match send::send(trip, request, leg, watch, deadline).await {
        Ok(response) if trip.is_ready(&response) => Verdict::Good(response),
        Ok(response) => {
            quota = Quota::of(&response.headers, site.clock.wall());
            judge(operation, declaration, &quota, response)
        }
        Err(error) => Verdict::Failed(error),
    };
    permit.answered(limits::heard(&verdict, &quota));
    Ok(verdict)
}

#[cfg(test)]
mod tests;
