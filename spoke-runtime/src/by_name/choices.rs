//! Choices by name: what an input may be, asked of the action that lists it.

use std::future::Future;
use std::sync::Arc;

use serde_json::{Map, Value};

use super::inputs::Named;
use super::paging::NamedList;
use super::{ByName, named};
use crate::call::Calling;
use crate::choices::{Choice, Choices};
use crate::connection::Alias;
use crate::error::Error;
use crate::near::advice;
use crate::operation::{Operation, Parameter};
use crate::pages::{PageStream, Walk};
use crate::trip::Trip;

/// A question that may be sent.
struct Question {
    alias: Arc<Alias>,
    choices: &'static Choices,
    inputs: Named,
}

impl ByName {
    /// What an input of an action may be, as its declaration says by `choices`: another action is asked, all its pages, with
    /// those of `inputs` that it takes. Other inputs may be left out.
    ///
    /// ```no_run
    /// # async fn example(hub: spoke_runtime::Hub) -> Result<(), spoke_runtime::Error> {
    /// use serde_json::json;
    ///
    /// let kinds = hub.on("desk").choices("create_ticket", "kind", json!({"project": "NET"})).await?;
    /// for kind in kinds {
    ///     println!("{}: {}", kind.value, kind.label);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`Kind::Input`](crate::Kind::Input) where the action has no such input, nobody lists its choices, or an input is missing
    /// by which they are listed; [`Kind::Config`](crate::Kind::Config) where the connection has no such action; and as for a
    /// call of the action that lists them.
    #[allow(clippy::needless_pass_by_value, reason = "takes what `invoke` takes")]
    pub fn choices(
        &self,
        action: &str,
        input: &str,
        inputs: Value,
    ) -> impl Future<Output = Result<Vec<Choice>, Error>> + Send + use<> {
        let question = self.question(action, input, &inputs);
        // A key is the action's, and listing needs none.
        let by_name = ByName { key: None, ..self.clone() };
        async move { by_name.listed(question?).await }
    }

    async fn listed(self, question: Question) -> Result<Vec<Choice>, Error> {
        let Question { alias, choices, inputs } = question;
        let (operation, output) = (choices.operation, (choices.output)());
        let Some(pages) = operation.pages else {
            let trip = Trip::plan(alias.site(), operation, alias.spoke(), &inputs, self.wishes());
            let reply = Calling::start(trip, output.json).replying().await?;
            return Ok(choices.read(reply.output()));
        };
        let list = NamedList::new(inputs, output, pages.items);
        let mut stream = PageStream::new(list, Walk::new(alias, operation, self.wishes()));
        let mut found = Vec::new();
        while let Some(page) = stream.next().await {
            found.extend(choices.read(&page?));
        }
        Ok(found)
    }

    fn question(&self, action: &str, input: &str, inputs: &Value) -> Result<Question, Error> {
        let (alias, known) = self.find(action)?;
        let operation = known.operation;
        let name = format!("{}.{}", alias.spoke().name, operation.name);
        let all = || operation.inputs.iter().map(|input| input.name);
        let Some(Parameter { choices, .. }) = operation.inputs.iter().find(|it| it.name == input) else {
            return Err(Error::input(format!("`{name}` has no input `{input}`{}", advice(input, all()))));
        };
        let Some(choices) = choices else {
            return Err(Error::input(format!("nobody lists the choices of `{input}` of `{name}`")));
        };
        let given = given(operation, inputs).map_err(|sentence| {
            Error::input(format!("the choices of `{input}` of `{name}` cannot be listed: {sentence}"))
        })?;
        let asked = asked(operation, choices, given).map_err(|sentence| {
            Error::input(format!("the choices of `{input}` of `{name}` cannot be listed: {sentence}"))
        })?;
        let listing = format!("{}.{}", alias.spoke().name, choices.operation.name);
        let inputs = named(&listing, choices.operation, Value::Object(asked))?;
        Ok(Question { alias, choices, inputs })
    }
}

/// The inputs that are known so far, each one that the action has.
fn given<'a>(operation: &Operation, inputs: &'a Value) -> Result<&'a Map<String, Value>, String> {
    let Value::Object(members) = inputs else { return Err("the inputs are no object".to_owned()) };
    let known = || operation.inputs.iter().map(|input| input.name);
    match members.keys().find(|name| known().all(|known| known != name.as_str())) {
        None => Ok(members),
        Some(unknown) => Err(format!("there is no input `{unknown}`{}", advice(unknown, known()))),
    }
}

/// What the other action is asked with.
fn asked(
    operation: &Operation,
    choices: &Choices,
    given: &Map<String, Value>,
) -> Result<Map<String, Value>, String> {
    let mut asked = Map::new();
    for (name, index) in choices.given {
        let Some(own) = operation.inputs.get(*index) else { continue };
        let value = given.get(own.name).filter(|value| !value.is_null()).cloned();
        let value = value.or_else(|| own.default.map(|default| default()));
        let is_required = choices.operation.inputs.iter().any(|it| it.name == *name && it.required);
        match value {
            Some(value) => drop(asked.insert((*name).to_owned(), value)),
            None if is_required => return Err(format!("they depend on `{}`, which is not given", own.name)),
            None => {}
        }
    }
    Ok(asked)
}
