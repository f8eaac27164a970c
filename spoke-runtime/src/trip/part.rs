//! Calls that are made for another one: look-ups, questions how far an operation has come.

use std::sync::Arc;
use std::time::Duration;

use serde_json::{Map, Value};

use super::scrub::holds_secret;
use super::{Trip, Wishes};
use crate::by_name;
use crate::byte_stream::ByteStream;
use crate::declaration::Declaration;
use crate::encode::Encoded;
use crate::error::Error;
use crate::observe::Parent;
use crate::operation::{Effect, Operation};
use crate::poll::Poll;
use crate::sequence::Sequence;
use crate::site::Site;

impl Trip {
    /// A call of `operation` with inputs as JSON.
    ///
    /// # Errors
    /// All mistakes in the inputs.
    pub(crate) fn by_name(
        site: Arc<Site>,
        operation: &'static Operation,
        declaration: &'static Declaration,
        given: Value,
        wishes: Wishes,
    ) -> Result<Trip, Error> {
        let name = format!("{}.{}", declaration.name, operation.name);
        let inputs = by_name::named(&name, operation, given)?;
        Ok(Trip::plan(site, operation, declaration, &inputs, wishes))
    }

    /// A call of `operation` with inputs as JSON, and bodies in the place of some of them, by their index.
    ///
    /// # Errors
    /// All mistakes in the inputs.
    pub(crate) fn with_bodies(
        site: Arc<Site>,
        operation: &'static Operation,
        declaration: &'static Declaration,
        given: Map<String, Value>,
        bodies: Vec<(usize, ByteStream)>,
        wishes: Wishes,
    ) -> Result<Trip, Error> {
        let name = format!("{}.{}", declaration.name, operation.name);
        let inputs = by_name::named_with_bodies(&name, operation, given, bodies)?;
        Ok(Trip::plan(site, operation, declaration, &inputs, wishes))
    }

    /// The calls that it is made of; none where a double stands in for the whole.
    pub(crate) fn sequence(&self) -> Option<&'static Sequence> {
        let sequence = self.operation.sequence?;
        let stubs = self.site.transport.stubs();
        let is_stubbed = stubs.is_some_and(|it| it.has(self.declaration.name, self.operation.name));
        (!is_stubbed).then_some(sequence)
    }

    /// An input that is a body.
    pub(crate) fn body_at(&self, index: usize) -> Option<ByteStream> {
        self.bodies.iter().find(|(at, _)| *at == index).map(|(_, body)| body.clone())
    }

    /// An input as it is sent, by its index; `None` where it is absent or `null`.
    pub(crate) fn named_at(&self, index: usize) -> Option<&Value> {
        self.named(self.operation.inputs.get(index)?.name)
    }

    /// The name of an input, for messages.
    pub(crate) fn input_name(&self, index: usize) -> &'static str {
        self.operation.inputs.get(index).map_or("?", |input| input.name)
    }

    /// A call whose request is there already, and the texts of the inputs by which it is limited.
    pub(crate) fn of_request(
        site: Arc<Site>,
        operation: &'static Operation,
        declaration: &'static Declaration,
        encoded: Encoded,
        inputs: Value,
        limited_by: Vec<String>,
        wishes: Wishes,
    ) -> Trip {
        Trip {
            inputs: site.transport.wants_inputs().then_some(inputs),
            site,
            operation,
            declaration,
            encoded: Ok(encoded),
            named: Map::new(),
            bodies: Vec::new(),
            limited_by,
            secrets: Vec::new(),
            own_key: None,
            key: None,
            wishes,
        }
    }

    /// How its end is found, where the call waits for it.
    pub(crate) fn poll(&self) -> Option<&'static Poll> {
        self.operation.poll.filter(|_| !self.wishes.is_begun_only && !self.wishes.is_part)
    }

    /// How long the caller waits for the whole of it: the connection's `call_timeout` is meant for single requests.
    pub(crate) fn patience(&self) -> Option<Duration> {
        self.wishes.timeout
    }

    /// The inputs as they are sent.
    pub(crate) fn all_named(&self) -> &Map<String, Value> {
        &self.named
    }

    /// `inputs` of `operation` without those that are secret, or hold what is.
    pub(crate) fn without_secrets(operation: &Operation, inputs: &Map<String, Value>) -> Map<String, Value> {
        let is_public = |name: &str| {
            let input = operation.inputs.iter().find(|input| input.name == name);
            input.is_some_and(|it| !it.schema.is_secret() && !holds_secret(it.schema, &mut Vec::new()))
        };
        let public = inputs.iter().filter(|(name, _)| is_public(name));
        public.map(|(name, value)| (name.clone(), value.clone())).collect()
    }

    /// What a call made for this one is asked for: the same policy, and no more than the time that is `left`.
    pub(crate) fn wishes_of_part(&self, parent: Option<Parent>, left: Option<Duration>) -> Wishes {
        Wishes {
            timeout: left.into_iter().chain(self.site.call_timeout).min(),
            retry: self.wishes.retry.clone(),
            gives_json: self.wishes.gives_json,
            is_part: true,
            parent,
            ..Wishes::default()
        }
    }

    /// Whether this is made for another call.
    pub(crate) fn is_part(&self) -> bool {
        self.wishes.is_part
    }

    /// Whether the body of a good answer is wanted as it arrives.
    pub(crate) fn streams(&self) -> bool {
        self.wishes.streams
    }

    /// Whether the output is given as JSON.
    pub(crate) fn gives_json(&self) -> bool {
        self.wishes.gives_json
    }

    /// An input as it is sent; `None` where it is absent or `null`.
    pub(crate) fn named(&self, name: &str) -> Option<&Value> {
        self.named.get(name).filter(|value| !value.is_null())
    }

    /// `error`, with the idempotency key that was sent.
    pub(crate) fn keyed(&self, mut error: Error) -> Error {
        if let Effect::Keyed(_) = self.operation.effect {
            error.inner_mut().sent.key = self.sent_key();
        }
        error
    }

    fn sent_key(&self) -> Option<String> {
        if let Some(key) = self.wishes.key.as_ref().or(self.key.as_ref()) {
            return Some(key.clone());
        }
        self.own_key.clone()
    }
}
