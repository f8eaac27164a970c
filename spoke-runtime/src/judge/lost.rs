//! The error of an attempt without a complete answer.

use std::time::Duration;

use crate::error::{Error, Kind, Missing};
use crate::transport::{Loss, Lost};

/// Says how an attempt to `host` was lost; `limit` is how long it was given, `max_body` how many bytes were accepted.
pub(crate) fn lost(lost: Lost, host: &str, limit: Duration, max_body: u64) -> Error {
    let Lost { how, sent, source } = lost;
    let source = match source.map(<dyn std::error::Error + Send + Sync>::downcast::<Error>) {
        // A transport may say it in our own words; whether something was sent is no matter of words.
        Some(Ok(mut error)) => {
            if sent {
                error.inner_mut().lost = Some(Missing { how, sent });
            }
            return *error;
        }
        Some(Err(source)) => Some(source),
        None => None,
    };
    let error = match how {
        Loss::Connect => Error::new(Kind::Connect).saying(format!("no connection to `{host}`")),
        Loss::Timeout if sent => {
            Error::new(Kind::Timeout).saying(format!("no complete answer from `{host}` within {limit:?}"))
        }
        Loss::Timeout => Error::new(Kind::Timeout).saying("the call's time was up before it was sent"),
        Loss::Cut => Error::new(Kind::Transport)
            .saying(format!("the connection to `{host}` broke off before the answer was complete")),
        Loss::TooLarge => Error::new(Kind::TooLarge)
            .saying(format!("the answer from `{host}` is larger than the accepted {max_body} bytes")),
        Loss::Protocol => Error::new(Kind::Transport).saying(format!("what `{host}` sent back is no HTTP")),
    };
    let mut error = match source {
        None => error,
        Some(source) => error.caused_by(source),
    };
    error.inner_mut().lost = Some(Missing { how, sent });
    error
}
