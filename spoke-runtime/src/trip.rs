//! A call without its types: everything the road needs to know about it.

use std::sync::Arc;
use std::time::Duration;

use http::header::{ACCEPT_ENCODING, HeaderValue};
use serde_json::{Map, Value};

use crate::byte_stream::ByteStream;
use crate::declaration::Declaration;
use crate::encode::{Encoded, IdempotencyKey, Options, encode};
use crate::error::{Error, Place};
use crate::fail::Fail;
use crate::input::{Inputs, TextField, TextWriter};
use crate::observe::{Parent, Watch};
use crate::operation::{Effect, Key, Operation};
use crate::preview::Preview;
use crate::response::Response;
use crate::retry::{Repeat, Retry};
use crate::road;
use crate::site::Site;

mod by_name;
mod part;
mod scrub;

pub(crate) use scrub::Scrub;

/// How long one attempt may take where neither the action, the connection nor the spoke says: longer than the slow
/// answers of the systems people integrate, shorter than the patience of the proxies between.
pub const ATTEMPT_TIMEOUT: Duration = Duration::from_secs(30);

/// What a caller asks of one call beside its inputs.
#[derive(Clone, Debug, Default)]
pub(crate) struct Wishes {
    pub(crate) timeout: Option<Duration>,
    pub(crate) key: Option<String>,
    pub(crate) retry: Option<Retry>,
    /// Whether the output is given as JSON.
    pub(crate) gives_json: bool,
    /// Whether the body of a good answer is wanted as it arrives.
    pub(crate) streams: bool,
    /// Whether a long-running operation is only begun.
    pub(crate) is_begun_only: bool,
    /// Whether this is made for another call: it looks nothing up itself and waits for no end.
    pub(crate) is_part: bool,
    /// The call for which it is made.
    pub(crate) parent: Option<Parent>,
}

/// A call without its types.
pub(crate) struct Trip {
    pub(crate) site: Arc<Site>,
    pub(crate) operation: &'static Operation,
    pub(crate) declaration: &'static Declaration,
    /// The request without credentials, or why there is none.
    pub(crate) encoded: Result<Encoded, String>,
    /// The inputs by name, where the transport wants them.
    pub(crate) inputs: Option<Value>,
    /// The inputs by name as they are sent, where another action may be asked with them.
    named: Map<String, Value>,
    /// The inputs that are bodies, by their index, where the calls of a sequence are given them.
    bodies: Vec<(usize, ByteStream)>,
    /// The texts of the inputs by which the action is limited.
    pub(crate) limited_by: Vec<String>,
    /// The texts of the secret inputs.
    secrets: Vec<String>,
    /// The key that an input holds, where it is no secret.
    own_key: Option<String>,
    /// The key that was minted.
    key: Option<String>,
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
        let own_key = own_key(operation, inputs);
        let limited_by = limited_by(operation, inputs);
        let mut encoded = encode(operation, declaration, inputs, &site, options)
            .map_err(|fault| Scrub::new(secrets.clone()).text(fault));
        if let (true, Ok(encoded)) = (wishes.streams, &mut encoded) {
            // What is unpacked on its way cannot be gone on with behind its last byte.
            let identity = HeaderValue::from_static("identity");
            encoded.request.headers.entry(ACCEPT_ENCODING).or_insert(identity);
        }
        let named = match asks_others(operation) && !wishes.is_part || operation.sequence.is_some() {
            true => by_name::sent(operation, inputs, key(&wishes, minted.as_deref())),
            false => Map::new(),
        };
        let bodies = match operation.sequence {
            Some(_) => by_name::bodies(operation, inputs),
            None => Vec::new(),
        };
        let inputs = site.transport.wants_inputs().then(|| by_name::shown(operation, inputs));
        Trip {
            site,
            operation,
            declaration,
            encoded,
            inputs,
            named,
            bodies,
            limited_by,
            secrets,
            own_key,
            key: minted,
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
        if let Some(sequence) = operation.sequence {
            let whole = Trip::plan(Arc::clone(site), operation, declaration, inputs, wishes.clone());
            if let Some(first) = road::first(&whole, sequence) {
                let (first, inputs) = first?;
                return Trip::preview(site, first, declaration, &inputs, wishes);
            }
        }
        let options = Options { key: key(wishes, minted.as_deref()), showing: true };
        let place = || place(site, operation, declaration);
        let Encoded { mut request, credentials } = encode(operation, declaration, inputs, site, options)
            .map_err(|fault| Error::input(fault).at(place()))?;
        if credentials {
            site.place_own(&mut request).map_err(|fault| Error::config(fault).at(place()))?;
        }
        Ok(Preview::new(request))
    }

    pub(crate) fn watch(&self) -> Watch {
        let headers = self.encoded.as_ref().ok().map(|encoded| &encoded.request.headers);
        Watch::begin(&self.site, self.operation, self.declaration, headers, self.wishes.parent.as_ref())
    }

    /// Whether a stub has the output ready, so that there is nothing to judge.
    pub(crate) fn is_ready(&self, response: &Response) -> bool {
        self.site.transport.stubs().is_some_and(|stubs| stubs.is_ready(response))
    }

    pub(crate) fn retry(&self) -> &Retry {
        self.wishes.retry.as_ref().unwrap_or(&self.site.retry)
    }

    /// Whether the request can go out again: a stream that was read is gone.
    pub(crate) fn has_body_left(&self) -> bool {
        let body = self.encoded.as_ref().ok().and_then(|encoded| encoded.request.body.as_ref());
        body.is_none_or(ByteStream::is_left)
    }

    /// How long to wait before the next attempt, where there is one.
    pub(crate) fn again(&self, attempts: u32, error: &mut Error, left: Option<Duration>) -> Option<Duration> {
        if !self.has_body_left() {
            return None;
        }
        let Site { budget, clock, .. } = &*self.site;
        self.retry().wait(self.repeat(), attempts, error, left, budget, &**clock)
    }

    /// Whether there is another attempt after so many, whatever was answered: its policy has one, and its connection pays it.
    pub(crate) fn has_another(&self, attempts: u32, error: &mut Error) -> bool {
        self.has_body_left()
            && self.retry().has_another(attempts)
            && self.retry().pays(&self.site.budget, error)
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
        self.repeat().allows(error) && !(may_be_done && self.key.is_some())
    }

    /// Which call it is.
    pub(crate) fn place(&self) -> Place {
        place(&self.site, self.operation, self.declaration)
    }

    /// What hides this call's secrets in a text that somebody sent back.
    pub(crate) fn scrub(&self) -> Scrub {
        match &self.encoded {
            Ok(encoded) => Scrub::of(&self.site, encoded, &self.secrets),
            Err(_) => Scrub::nothing(),
        }
    }
}

fn place(site: &Site, operation: &'static Operation, declaration: &Declaration) -> Place {
    Place { spoke: declaration.name, operation, alias: site.alias.clone() }
}

fn key<'a>(wishes: &'a Wishes, minted: Option<&'a str>) -> Option<IdempotencyKey<'a>> {
    match &wishes.key {
        Some(text) => Some(IdempotencyKey { text, given: true }),
        None => minted.map(|text| IdempotencyKey { text, given: false }),
    }
}

/// Whether a call of `operation` may ask with its inputs again.
fn asks_others(operation: &Operation) -> bool {
    operation.unique.is_some() || operation.probe.is_some() || operation.poll.is_some()
}

fn own_key(operation: &Operation, inputs: &dyn Inputs) -> Option<String> {
    let Effect::Keyed(Key::Field(index)) = operation.effect else { return None };
    let input = operation.inputs.get(index).filter(|input| !input.schema.is_secret())?;
    match by_name::sent(operation, inputs, None).remove(input.name)? {
        Value::String(key) => Some(key),
        key => Some(key.to_string()),
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
