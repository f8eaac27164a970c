//! Calls by name with JSON: `hub.on("desk").invoke("create_ticket", json!({…}))`.

mod check;
mod choices;
mod inputs;
mod paging;

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use serde_json::{Map, Value};

use crate::byte_stream::ByteStream;
use crate::call::Calling;
use crate::connection::Alias;
use crate::error::Error;
use crate::hub::{Hub, KnownAction};
use crate::near::quoted;
use crate::operation::{Effect, Operation};
use crate::preview::Preview;
use crate::reply::Reply;
use crate::trip::{Trip, Wishes};

pub(crate) use inputs::Named;
pub use paging::NamedList;

/// A connection whose actions are called by name, see [`Hub::on`].
#[derive(Clone, Debug)]
#[must_use]
pub struct ByName {
    hub: Hub,
    alias: String,
    timeout: Option<Duration>,
    key: Option<String>,
}

impl Hub {
    /// The connection of this name, for calls by name: the same engine as typed calls, with JSON in and out.
    ///
    /// Actions are known by name where their spoke was registered, see [`HubBuilder::spoke`](crate::HubBuilder::spoke).
    ///
    /// ```no_run
    /// # async fn example(hub: spoke_runtime::Hub) -> Result<(), spoke_runtime::Error> {
    /// use serde_json::json;
    ///
    /// let ticket = hub.on("desk").invoke("create_ticket", json!({"project": "NET", "title": "disk full"})).await?;
    /// println!("{}", ticket["ticket_url"]);
    /// # Ok(())
    /// # }
    /// ```
    pub fn on(&self, alias: impl Into<String>) -> ByName {
        ByName { hub: self.clone(), alias: alias.into(), timeout: None, key: None }
    }
}

impl ByName {
    /// How long the whole call may take, all attempts and the waits between them included.
    pub fn timeout(mut self, limit: Duration) -> Self {
        self.timeout = Some(limit);
        self
    }

    /// The key by which the vendor knows repeats of this call; an action that carries none refuses it.
    pub fn idempotency_key(mut self, key: impl Into<String>) -> Self {
        self.key = Some(key.into());
        self
    }

    /// Calls an action, `create_ticket` or `acme-desk.create_ticket`, with a JSON object of its inputs, and gives its
    /// output as JSON.
    ///
    /// # Errors
    /// [`Kind::Input`](crate::Kind::Input) with all mistakes in the inputs, each with its path;
    /// [`Kind::Config`](crate::Kind::Config) where the connection has no such action; and as for the typed call.
    pub fn invoke(
        &self,
        action: &str,
        inputs: Value,
    ) -> impl Future<Output = Result<Value, Error>> + Send + use<> {
        let reply = self.reply(action, inputs);
        async move { reply.await.map(Reply::into_output) }
    }

    /// The same, with status, headers, attempts and the raw body.
    ///
    /// # Errors
    /// As for [`ByName::invoke`].
    pub fn reply(
        &self,
        action: &str,
        inputs: Value,
    ) -> impl Future<Output = Result<Reply<Value>, Error>> + Send + use<> {
        let calling = self.find(action).and_then(|(alias, known)| {
            let inputs = self.read(&alias, known, inputs)?;
            let trip = Trip::plan(alias.site(), known.operation, alias.spoke(), &inputs, self.wishes());
            Ok(Calling::start(trip, known.output.json))
        });
        async move { calling?.replying().await }
    }

    /// The request that [`ByName::invoke`] would send, with secrets hidden. Nothing is sent.
    ///
    /// # Errors
    /// As for [`ByName::invoke`], as far as nothing needs to be sent.
    #[allow(clippy::needless_pass_by_value, reason = "takes what `invoke` takes")]
    pub fn preview(&self, action: &str, inputs: Value) -> Result<Preview, Error> {
        let (alias, known) = self.find(action)?;
        let inputs = self.read(&alias, known, inputs)?;
        Trip::preview(&alias.site(), known.operation, alias.spoke(), &inputs, &self.wishes())
    }

    fn wishes(&self) -> Wishes {
        Wishes { timeout: self.timeout, key: self.key.clone(), gives_json: true, ..Wishes::default() }
    }

    /// The action and the connection it goes to.
    fn find(&self, action: &str) -> Result<(Arc<Alias>, KnownAction), Error> {
        let (spoke, action) = match action.split_once('.') {
            Some((spoke, action)) => (Some(spoke), action),
            None => (None, action),
        };
        let spoke = self.spoke(spoke, action)?;
        let (identity, known) = {
            let registry = self.hub.registry();
            let known = registry.spoke(&spoke).ok_or_else(|| {
                Error::config(format!(
                    "the hub does not know the actions of `{spoke}` by name; register it with `Hub::builder().spoke::<…>()`"
                ))
            })?;
            (known.identity, known.action(action).map_err(Error::config)?)
        };
        Ok((self.hub.aliases().get(&self.alias, identity, self.hub.caller_name())?, known))
    }

    /// The name of the spoke that is meant.
    fn spoke(&self, named: Option<&str>, action: &str) -> Result<String, Error> {
        let alias = &self.alias;
        match (self.hub.aliases().spoke_of(alias)?, named) {
            (Some(own), Some(named)) if own != named => Err(Error::config(format!(
                "`{alias}` is a connection to `{own}`, not to `{named}`, so that `{named}.{action}` cannot go there"
            ))),
            (Some(own), _) => Ok(own),
            (None, Some(named)) => Ok(named.to_owned()),
            (None, None) => {
                let registry = self.hub.registry();
                let with = registry.spokes().filter(|spoke| spoke.actions.contains_key(action));
                let with: Vec<&str> = with.map(crate::hub::KnownSpoke::name).collect();
                match with.as_slice() {
                    [one] => Ok((*one).to_owned()),
                    [] => {
                        Err(Error::config(format!("no spoke that this hub knows has an action `{action}`")))
                    }
                    several => Err(Error::config(format!(
                        "several spokes have an action `{action}`: {}; write `{}.{action}`",
                        quoted(several.iter().copied()),
                        several[0]
                    ))),
                }
            }
        }
    }

    fn read(&self, alias: &Alias, known: KnownAction, inputs: Value) -> Result<Named, Error> {
        let operation = known.operation;
        let name = format!("{}.{}", alias.spoke().name, operation.name);
        if self.key.is_some() && !matches!(operation.effect, Effect::Keyed(_)) {
            return Err(Error::input(format!(
                "`{name}` carries no idempotency key: its effect is not `keyed`"
            )));
        }
        named(&name, operation, inputs)
    }
}

/// The inputs of `operation` as JSON, checked.
///
/// # Errors
/// All mistakes in them; `name` is the action's, for messages.
pub(crate) fn named(name: &str, operation: &Operation, inputs: Value) -> Result<Named, Error> {
    if let Some(reason) = operation.typed_only {
        return Err(Error::input(format!("`{name}` cannot be called by name: {reason}")));
    }
    let mistakes = check::check(operation.inputs, &inputs);
    if !mistakes.is_empty() {
        return Err(Error::input(format!("the inputs of `{name}` do not fit: {}", mistakes.join("; "))));
    }
    Named::new(operation.inputs, inputs)
        .map_err(|sentence| Error::input(format!("the inputs of `{name}` do not fit: {sentence}")))
}

/// The same, with bodies in the place of some of them, by their index.
///
/// # Errors
/// As for [`named`].
pub(crate) fn named_with_bodies(
    name: &str,
    operation: &Operation,
    mut inputs: Map<String, Value>,
    bodies: Vec<(usize, ByteStream)>,
) -> Result<Named, Error> {
    for (index, _) in &bodies {
        if let Some(input) = operation.inputs.get(*index) {
            // It stands for the body until that takes its place.
            inputs.insert(input.name.to_owned(), Value::from(""));
        }
    }
    Ok(named(name, operation, Value::Object(inputs))?.with_bodies(bodies))
}
