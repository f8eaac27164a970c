//! How an error reads.

use std::error::Error as StdError;
use std::fmt;

use super::{Error, Inner, Kind, line};

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let inner = self.inner();
        if let Some(place) = &inner.place {
            write!(f, "{}.{} on `{}`: ", place.spoke, place.operation.name, place.alias)?;
        }
        what(inner, f)?;
        if let Some(docs) = &inner.docs {
            write!(f, "; see {docs}")?;
        }
        if inner.outcome_unknown {
            f.write_str("; the outcome is unknown: it was sent and may have been done")?;
            if let Some(told) = &inner.doubt {
                write!(f, ", and {told}")?;
            }
        }
        if inner.over_budget {
            f.write_str("; not tried again: the connection has spent its retries")?;
        }
        tail(inner, f)
    }
}

/// The failure itself: the answer in its own words, or our sentence where none came.
fn what(inner: &Inner, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let message = inner.message.as_deref();
    match (&inner.response, inner.kind) {
        (Some(response), Kind::Decode) => {
            write!(f, "the answer {} is not the declared output: ", response.status)?;
            f.write_str(message.unwrap_or("it does not fit"))
        }
        (Some(response), _) => {
            write!(f, "{}", response.status)?;
            if let Some(code) = &inner.code {
                write!(f, " {code}")?;
            }
            message.map_or(Ok(()), |message| write!(f, ": {message}"))
        }
        (None, kind) => {
            f.write_str(message.unwrap_or(kind.as_str()))?;
            // The deepest cause is the one that helps ("connection refused"); the chain stands in `source`.
            match inner.source.as_deref().filter(|_| inner.doubt.is_none()) {
                None => Ok(()),
                Some(source) => write!(f, ": {}", line(&deepest(source).to_string())),
            }
        }
    }
}

pub(super) fn deepest<'a>(mut error: &'a (dyn StdError + 'static)) -> &'a (dyn StdError + 'static) {
    while let Some(source) = error.source() {
        error = source;
    }
    error
}

fn tail(inner: &Inner, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let Some(place) = &inner.place else { return Ok(()) };
    write!(f, " ({} {}", place.operation.method.as_str(), place.operation.path)?;
    if let Some(id) = &inner.request_id {
        write!(f, ", request {id}")?;
    }
    match inner.attempts {
        0 => f.write_str(", nothing was sent)"),
        1 => f.write_str(", 1 attempt)"),
        n => write!(f, ", {n} attempts)"),
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let inner = self.inner();
        let mut shown = f.debug_struct("Error");
        shown.field("kind", &inner.kind).field("text", &format_args!("{self}"));
        if let Some(response) = &inner.response {
            shown.field("status", &response.status).field("body_bytes", &response.body.len());
        }
        if let Some(wait) = inner.retry_after {
            shown.field("retry_after", &wait);
        }
        if let Some(source) = &inner.source {
            shown.field("source", source);
        }
        shown.finish()
    }
}
