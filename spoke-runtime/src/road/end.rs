//! Waiting for the end of what a call has begun.

use super::landed::End;
use crate::error::Error;
use crate::observe::Watch;
use crate::operation::Effect;
use crate::poll::{Step, UnderWay};
use crate::trip::Trip;

/// The answer that holds the output: `end` itself, unless the action declares `poll(..)`.
///
/// # Errors
/// The operation's own; and those of asking, which keep what finds the operation again.
pub(super) async fn wait(trip: &Trip, watch: &mut Watch, end: End) -> Result<End, Error> {
    let Some(poll) = trip.poll().filter(|_| end.found.is_none()) else { return Ok(end) };
    // Whoever drops the call now leaves something going on.
    watch.doubt(trip.operation.effect != Effect::Read);
    let begun = UnderWay::of(trip, poll, &end.response, Some(watch.parent()));
    let left = |watch: &Watch| trip.patience().map(|limit| limit.saturating_sub(watch.elapsed()));
    let mut step = begun.first(end.response, left(watch)).await?;
    loop {
        match step {
            Step::Done(response) => return Ok(response.into()),
            Step::Running(wait) => {
                begun.pause(wait, left(watch)).await?;
                step = begun.ask(left(watch)).await?;
            }
        }
    }
}
