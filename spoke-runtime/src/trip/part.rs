//! Calls that are made for another one: look-ups, questions how far an operation has come.

use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;

use super::{Trip, Wishes};
use crate::by_name;
use crate::declaration::Declaration;
use crate::error::Error;
use crate::observe::Parent;
use crate::operation::{Effect, Operation};
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

    /// What a call made for this one is asked for: the same policy, and no more than the time that is `left`.
    pub(crate) fn wishes_of_part(&self, parent: Parent, left: Option<Duration>) -> Wishes {
        Wishes {
            timeout: left.into_iter().chain(self.site.call_timeout).min(),
            retry: self.wishes.retry.clone(),
            gives_json: self.wishes.gives_json,
            is_part: true,
            parent: Some(parent),
            ..Wishes::default()
        }
    }

    /// Whether this is made for another call.
    pub(crate) fn is_part(&self) -> bool {
        self.wishes.is_part
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
