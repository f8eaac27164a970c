//! Asking another action for what a call makes.

use std::sync::Arc;

use serde_json::{Map, Value};

use super::deadline::Deadline;
use super::landed::{End, Found};
use crate::error::{Error, Kind};
use crate::lookup::Lookup;
use crate::observe::Watch;
use crate::pages;
use crate::transport::Loss;
use crate::trip::Trip;

/// How a call goes on after an unknown outcome.
pub(super) enum After {
    /// It was done.
    Done(End),
    /// It was not done: it may be sent again.
    Again,
}

/// What the call would make, where it is there already: what `unique` declares.
///
/// An input that is absent is like nothing else: then nobody is asked.
///
/// # Errors
/// Where nobody can say whether it is there; nothing of the call was sent.
pub(super) async fn before(
    trip: &Trip,
    watch: &Watch,
    deadline: &Deadline<'_>,
) -> Result<Option<End>, Error> {
    let Some(unique) = trip.operation.unique.filter(|_| !trip.is_part()) else { return Ok(None) };
    let Ok(given) = given(unique, trip) else { return Ok(None) };
    ask(unique, given, trip, watch, deadline).await.map_err(|fault| {
        let name = unique.operation.name;
        let mut error = Error::new(fault.kind()).saying(format!("`{name}`, asked before it is sent, failed"));
        error.inner_mut().retry_after = fault.retry_after();
        error.conclude(false, fault.is_retryable());
        error.caused_by(fault)
    })
}

/// What came of a call that failed with `error`, which is concluded: what `probe` declares.
///
/// Not found is an answer only where the vendor cannot be at it still: after a connection that broke off, and after a gateway
/// that lost the vendor (502). After a timeout, ours or a gateway's (504), it may be done in the next moment.
///
/// # Errors
/// `error` itself, with what asking told.
pub(super) async fn after(
    trip: &Trip,
    watch: &mut Watch,
    deadline: &Deadline<'_>,
    attempts: u32,
    mut error: Error,
) -> Result<After, Error> {
    let Some(probe) = trip.operation.probe.filter(|_| !trip.is_part()) else { return Err(error) };
    if !error.is_outcome_unknown() {
        return Err(error);
    }
    let name = probe.operation.name;
    let given = match given(probe, trip) {
        Ok(given) => given,
        Err(absent) => return Err(error.doubting(format!("`{name}` cannot be asked without `{absent}`"))),
    };
    let wait = trip.retry().backoff(attempts, &*trip.site.clock);
    if deadline.left().is_some_and(|left| left <= wait) {
        return Err(error.doubting(format!("no time was left to ask `{name}`")));
    }
    trip.site.clock.sleep(wait).await;
    match ask(probe, given, trip, watch, deadline).await {
        Ok(Some(end)) => Ok(After::Done(end)),
        Ok(None) if is_over(&error) && trip.has_another(attempts, &mut error) => {
            watch.settle();
            Ok(After::Again)
        }
        Ok(None) => Err(error.doubting(format!("`{name}` does not find it yet"))),
        Err(fault) => Err(error.doubting(format!("asking `{name}` failed: {fault}")).caused_by(fault)),
    }
}

/// Whether nobody is at it any more.
fn is_over(error: &Error) -> bool {
    match (error.inner().lost, error.status()) {
        (Some(lost), _) => lost.how == Loss::Cut,
        (None, status) => status == Some(502),
    }
}

/// The inputs of the look-up.
///
/// # Errors
/// The name of one that tells things apart, and is absent here.
fn given(lookup: &Lookup, trip: &Trip) -> Result<Value, &'static str> {
    let has = |name| trip.operation.inputs.iter().any(|input| input.name == name);
    let mut given = Map::new();
    for input in lookup.operation.inputs {
        let tells_apart =
            if lookup.by.is_empty() { has(input.name) } else { lookup.by.contains(&input.name) };
        match trip.named(input.name) {
            Some(value) if tells_apart => {
                given.insert(input.name.to_owned(), value.clone());
            }
            None if tells_apart => return Err(input.name),
            Some(_) | None => {}
        }
    }
    Ok(Value::Object(given))
}

/// One look-up: a call of its own, within the time of this one.
async fn ask(
    lookup: &Lookup,
    given: Value,
    trip: &Trip,
    watch: &Watch,
    deadline: &Deadline<'_>,
) -> Result<Option<End>, Error> {
    let wishes = trip.wishes_of_part(Some(watch.parent()), deadline.left());
    let question = Trip::by_name(Arc::clone(&trip.site), lookup.operation, trip.declaration, given, wishes)?;
    let landed = match super::start(question).await {
        Ok(landed) => landed,
        Err(error) if error.is_not_found() => return Ok(None),
        Err(error) => return Err(error),
    };
    let found = match trip.gives_json() {
        true => (lookup.json)(&landed),
        false => (lookup.find)(&landed),
    };
    match found {
        Ok(None) if lookup.operation.pages.is_some_and(|pages| pages::goes_on(pages, &landed)) => {
            let error = Error::new(Kind::Paging)
                .saying("its first page holds nothing and says that more follow, where it may stand")
                .at(landed.place());
            landed.fit();
            Err(error)
        }
        Ok(output) => {
            let arrival = landed.fit_for_reply();
            Ok(output.map(|output| End {
                response: arrival.response.clone(),
                found: Some(Found::new(output, arrival)),
            }))
        }
        Err(fault) => Err(landed.unfit(&fault)),
    }
}
