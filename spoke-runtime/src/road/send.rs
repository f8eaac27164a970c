//! Sending one request, for no longer than it may take.

use std::time::Duration;

use tracing::Instrument;
use url::Position;

use super::deadline::Deadline;
use super::redirect::Leg;
use crate::byte_stream::ByteStream;
use crate::clock::{Clock, within};
use crate::error::Error;
use crate::judge;
use crate::observe::Watch;
use crate::outgoing::Outgoing;
use crate::response::Response;
use crate::transport::{Attempt, BoxFuture, Loss, Lost};
use crate::trip::Trip;

/// Sends `request` and gives its complete answer, or how it was lost.
pub(super) async fn send(
    trip: &Trip,
    request: Outgoing,
    leg: &Leg<'_>,
    watch: &mut Watch,
    deadline: &Deadline<'_>,
) -> Result<Response, Error> {
    let site = &*trip.site;
    let span = watch.sending(&request, leg.followed);
    let limit = deadline.cap(trip.attempt_timeout());
    let streamed = request.body.as_ref().filter(|body| body.as_bytes().is_none()).cloned();
    let attempt = Attempt {
        request,
        spoke: trip.declaration.name,
        action: trip.operation.name,
        alias: &site.alias,
        number: watch.attempts(),
        max_body: site.max_body,
        streams: trip.streams(),
        inputs: trip.inputs.as_ref(),
    };
    let timed_out = |sent| Err(Lost { how: Loss::Timeout, sent, source: None });
    let answer = if deadline.is_over() {
        timed_out(false)
    } else {
        let sent = site.transport.send(attempt);
        // Where the time is up nobody can tell how far the request came: it counts as sent.
        let sent = match &streamed {
            None => within(&*site.clock, Some(limit), sent).instrument(span).await,
            Some(body) => {
                let sent: BoxFuture<'_, _> = Box::pin(within_each(&*site.clock, limit, deadline, body, sent));
                sent.instrument(span).await
            }
        };
        sent.unwrap_or_else(|| timed_out(true))
    };
    let host = &leg.request.url[Position::BeforeHost..Position::AfterPort];
    answer.map_err(|lost| judge::lost(lost, host, limit, site.max_body))
}

/// What `sent` gives, or `None` where `limit` is over of a stretch in which nothing more of `body`, a stream, went out.
async fn within_each<T>(
    clock: &dyn Clock,
    limit: Duration,
    deadline: &Deadline<'_>,
    body: &ByteStream,
    mut sent: BoxFuture<'_, T>,
) -> Option<T> {
    loop {
        let before = body.handed();
        if let Some(answer) = within(clock, Some(deadline.cap(limit)), Box::pin(&mut sent)).await {
            return Some(answer);
        }
        if body.handed() == before || deadline.is_over() {
            return None;
        }
    }
}
