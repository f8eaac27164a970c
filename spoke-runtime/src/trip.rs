//! A call without its types: everything the road needs to know about it.

use std::sync::Arc;
use std::time::Duration;

use crate::declaration::Declaration;
use crate::encode::{Encoded, IdempotencyKey, Options, encode};
use crate::error::{Error, Place};
use crate::fail::Fail;
use crate::input::{Inputs, TextField, TextWriter};
use crate::observe::Watch;
use crate::operation::{Effect, Key, Operation};
use crate::preview::Preview;
use crate::response::Response;
use crate::retry::{Repeat, Retry};
use crate::site::Site;

mod by_name;
mod scrub;

use scrub::Scrub;

/// How long one attempt may take where neither the action, the connection nor the spoke says: longer than the slow
/// answers of the systems people integrate, shorter than the patience of the proxies between.
pub const ATTEMPT_TIMEOUT: Duration = Duration::from_secs(30);

/// What a caller asks of one call beside its inputs.
#[derive(Debug, Default)]
pub(crate) struct Wishes {
    pub(crate) timeout: Option<Duration>,
    pub(crate) key: Option<String>,
    pub(crate) retry: Option<Retry>,
}

/// A call without its types.
pub(crate) struct Trip {
    pub(crate) site: Arc<Site>,
    pub(crate) operation: &'static Operation,
    pub(crate) declaration: &'static Declaration,
    /// The request without credentials, or why there is none.
    pub(crate) encoded: Result<Encoded, String>,
    /// The inputs by name, where the transport wants them.
    pub(crate) inputs: Option<serde_json::Value>,
    /// The texts of the inputs by which the action is limited.
    pub(crate) limited_by: Vec<String>,
    /// The texts of the secret inputs.
    secrets: Vec<String>,
    key_was_minted: bool,
    wishes: Wishes,
}

impl Trip {
    /// Encodes a call of `operation`.
    pub(crate) fn plan(
        site: Arc<Site>,
        operation: &'static Operation,
        declaration: &'static Declaration,
        inputs: &dyn Inputs,
        wishes: Wishes,
    ) -> Trip {
        let minted = mint(&site, operation, inputs, &wishes);
        let options =
            Options { key: key(&wishes, minted.as_deref()), showing: site.transport.wants_inputs() };
        let secrets = scrub::secret_inputs(operation, inputs);
        let limited_by = limited_by(operation, inputs);
        let encoded = encode(operation, declaration, inputs, &site, options)
            .map_err(|fault| Scrub::new(secrets.clone()).text(fault));
        let inputs = site.transport.wants_inputs().then(|| by_name::inputs(operation, inputs));
        Trip {
            site,
            operation,
            declaration,
            encoded,
            inputs,
            limited_by,
            secrets,
            key_was_minted: minted.is_some(),
            wishes,
        }
    }

    /// Encodes a call of `operation` for people to see.
    pub(crate) fn preview(
        site: &Arc<Site>,
        operation: &'static Operation,
        declaration: &'static Declaration,
        inputs: &dyn Inputs,
        wishes: &Wishes,
    ) -> Result<Preview, Error> {
        let minted = mint(site, operation, inputs, wishes);
        let options = Options { key: key(wishes, minted.as_deref()), showing: true };
        let place = || Place { spoke: declaration.name, operation, alias: site.alias.clone() };
        let Encoded { mut request, credentials } = encode(operation, declaration, inputs, site, options)
            .map_err(|fault| Error::input(fault).at(place()))?;
        if credentials {
            site.credential.apply(&mut request).map_err(|fault| Error::config(fault).at(place()))?;
        }
        Ok(Preview::new(request))
    }

    pub(crate) fn watch(&self) -> Watch {
        let headers = self.encoded.as_ref().ok().map(|encoded| &encoded.request.headers);
        Watch::begin(&self.site, self.operation, self.declaration, headers)
    }

    /// Whether a stub has the output ready, so that there is nothing to judge.
    pub(crate) fn is_ready(&self, response: &Response) -> bool {
        self.site.transport.stubs().is_some_and(|stubs| stubs.is_ready(response))
    }

    pub(crate) fn retry(&self) -> &Retry {
        self.wishes.retry.as_ref().unwrap_or(&self.site.retry)
    }

    /// The most special word counts: the action knows its vendor's slow call, the connection its network.
    pub(crate) fn attempt_timeout(&self) -> Duration {
        self.operation
            .timeout
            .or(self.site.attempt_timeout)
            .or(self.declaration.timeout)
            .unwrap_or(ATTEMPT_TIMEOUT)
    }

    /// `None` is bounded all the same: by the attempts, their timeouts and the longest waits.
    pub(crate) fn call_timeout(&self) -> Option<Duration> {
        self.wishes.timeout.or(self.site.call_timeout)
    }

    pub(crate) fn fail(&self) -> Fail {
        self.operation.fail.over(self.declaration.fail)
    }

    pub(crate) fn repeat(&self) -> Repeat {
        Repeat { effect: self.operation.effect, refused: self.fail().refused }
    }

    /// Whether the same call, made again by the caller, can do no harm: a minted key would not be the same.
    pub(crate) fn is_safe_to_call_again(&self, error: &Error, may_be_done: bool) -> bool {
        self.repeat().allows(error) && !(may_be_done && self.key_was_minted)
    }

    /// What hides this call's secrets in a text that somebody sent back.
    pub(crate) fn scrub(&self) -> Scrub {
        match &self.encoded {
            Ok(encoded) => Scrub::of(&self.site, encoded, &self.secrets),
            Err(_) => Scrub::nothing(),
        }
    }
}

fn key<'a>(wishes: &'a Wishes, minted: Option<&'a str>) -> Option<IdempotencyKey<'a>> {
    match &wishes.key {
        Some(text) => Some(IdempotencyKey { text, given: true }),
        None => minted.map(|text| IdempotencyKey { text, given: false }),
    }
}

fn limited_by(operation: &Operation, inputs: &dyn Inputs) -> Vec<String> {
    let by = operation.limits.iter().filter_map(|limit| limit.by);
    by.map(|index| {
        let mut text = TextWriter::sending();
        inputs.text(index).write(&mut text);
        text.into_string()
    })
    .collect()
}

/// A key for a keyed call that was given none: a random UUID (RFC 9562, version 4), since some vendors take no other.
fn mint(site: &Site, operation: &Operation, inputs: &dyn Inputs, wishes: &Wishes) -> Option<String> {
    let Effect::Keyed(key) = operation.effect else { return None };
    let has_own = match key {
        Key::Header(_) => false,
        Key::Field(index) => {
            !matches!(inputs.text(index), TextField::Absent) || !inputs.json(index).is_absent()
        }
    };
    if has_own || wishes.key.is_some() {
        return None;
    }
    let (high, low) = (site.clock.random(), site.clock.random());
    Some(format!(
        "{:08x}-{:04x}-4{:03x}-{:04x}-{:012x}",
        high >> 32,
        (high >> 16) & 0xffff,
        high & 0x0fff,
        0x8000 | ((low >> 48) & 0x3fff),
        low & 0xffff_ffff_ffff,
    ))
}
