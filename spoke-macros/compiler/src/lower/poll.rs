//! `poll(..)` to its model.

use crate::diagnostics::Diagnostics;
use crate::model::poll::{Ask, Outcome, Poll};
use crate::read::poll as raw;

use super::condition::{condition, source};
use super::values::duration;

pub(crate) fn poll(raw: &raw::Poll, diagnostics: &Diagnostics) -> Poll {
    let raw::Poll { word: _, wants_asked: _, wants_until: _, url, ask, until, failed, result, every } = raw;
    let ask = match (url, ask) {
        (Some(url), _) => Ask::Url(source(url)),
        (None, Some(raw::Ask { key: _, action, inputs })) => {
            let inputs = inputs.iter().map(|(name, from)| (name.text.clone(), source(from)));
            Ask::Other(action.clone(), inputs.collect())
        }
        (None, None) => Ask::Again,
    };
    let result = match result {
        Some(raw::Outcome::Start(_)) => Outcome::Start,
        Some(raw::Outcome::Url(found)) => Outcome::Url(source(found)),
        None => Outcome::Last,
    };
    Poll {
        ask,
        until: until.as_ref().map(condition),
        failed: failed.as_ref().map(condition),
        result,
        every: every.as_ref().and_then(|every| duration(every, diagnostics)),
    }
}
