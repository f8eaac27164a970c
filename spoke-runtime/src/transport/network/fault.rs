//! Why an attempt was lost, by the errors of the HTTP client.

use std::error::Error as StdError;
use std::io;

use hyper_util::client::legacy;

use crate::error::Error;
use crate::transport::{Loss, Lost};

/// A request that cannot be written: nothing of it was sent.
pub(super) fn refused(cause: impl Into<Box<dyn StdError + Send + Sync>>) -> Lost {
    let fault = Error::input("the request cannot be sent").caused_by(cause);
    Lost { how: Loss::Protocol, sent: false, source: Some(Box::new(fault)) }
}

/// Why no answer began. Only a connection that never stood proves that nothing was sent.
pub(super) fn before_the_answer(error: legacy::Error) -> Lost {
    if let Some(fault) = body_fault(&error) {
        return Lost { how: Loss::Protocol, sent: true, source: Some(Box::new(Error::input(fault))) };
    }
    if error.is_connect() {
        return lost(Loss::Connect, false, error);
    }
    let how = match client_fault(&error) {
        _ if is_timeout(&error) => Loss::Timeout,
        Some(fault) if fault.is_parse() => Loss::Protocol,
        _ => Loss::Cut,
    };
    lost(how, true, error)
}

/// Why a body did not come to its end.
pub(super) fn while_it_came(error: hyper::Error) -> Lost {
    lost(if error.is_parse() { Loss::Protocol } else { Loss::Cut }, true, error)
}

/// Why a body that came could not be unpacked: one that ends too early was cut.
pub(super) fn while_it_was_unpacked(error: io::Error) -> Lost {
    let is_cut = error.kind() == io::ErrorKind::UnexpectedEof;
    lost(if is_cut { Loss::Cut } else { Loss::Protocol }, true, error)
}

fn lost(how: Loss, sent: bool, error: impl StdError + Send + Sync + 'static) -> Lost {
    Lost { how, sent, source: Some(Box::new(error)) }
}

/// What kept a body from being read while it was sent, where that is why the request was not: then the vendor has a part of it.
fn body_fault(error: &legacy::Error) -> Option<String> {
    // The client takes some faults of its own for the user's; a body's is an I/O error.
    client_fault(error).filter(|fault| fault.is_user())?;
    let deepest = causes(error).last().filter(|deepest| deepest.is::<io::Error>())?;
    Some(format!("the body could not be read to its end while it was sent: {deepest}"))
}

fn client_fault(error: &legacy::Error) -> Option<&hyper::Error> {
    causes(error).find_map(<dyn StdError>::downcast_ref)
}

fn is_timeout(error: &legacy::Error) -> bool {
    causes(error).any(|cause| {
        cause.downcast_ref().is_some_and(hyper::Error::is_timeout)
            || cause.downcast_ref().is_some_and(|error: &io::Error| error.kind() == io::ErrorKind::TimedOut)
    })
}

/// What stands below an error, one under another.
fn causes<'a>(error: &'a legacy::Error) -> impl Iterator<Item = &'a (dyn StdError + 'static)> {
    std::iter::successors(error.source(), |&error| error.source())
}
