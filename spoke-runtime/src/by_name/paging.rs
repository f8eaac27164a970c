//! Lists by name: all their pages in one stream of JSON.

use std::any::Any;

use serde_json::Value;

use super::ByName;
use super::inputs::Named;
use crate::error::Error;
use crate::fail::{Path, Step};
use crate::fake;
use crate::hub::KnownAction;
use crate::input::Inputs;
use crate::output::{Fault, Untyped};
use crate::pages::{Items, Listing, PageStream, Walk};
use crate::response::Response;

/// A list that is read by name: its pages and items are JSON.
#[derive(Debug)]
pub struct NamedList {
    inputs: Named,
    output: Untyped,
    items: Path,
}

impl ByName {
    /// The items of a whole list as JSON, page after page: as [`Call::items`](crate::Call::items). Nothing is sent until one is asked for.
    ///
    /// ```no_run
    /// # async fn example(hub: spoke_runtime::Hub) -> Result<(), spoke_runtime::Error> {
    /// use serde_json::json;
    ///
    /// let mut users = hub.on("slack").items("list_users", json!({"limit": 200}))?;
    /// while let Some(user) = users.next().await {
    ///     println!("{}", user?["name"]);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// As for [`ByName::invoke`], as far as nothing needs to be sent; and where the action declares no `pages(..)`.
    pub fn items(&self, action: &str, inputs: Value) -> Result<Items<NamedList>, Error> {
        self.list(action, inputs).map(|(list, walk)| Items::new(list, walk))
    }

    /// The pages of a list as JSON, each whole: as [`Call::pages`](crate::Call::pages). Nothing is sent until one is asked for.
    ///
    /// # Errors
    /// As for [`ByName::items`].
    pub fn pages(&self, action: &str, inputs: Value) -> Result<PageStream<NamedList>, Error> {
        self.list(action, inputs).map(|(list, walk)| PageStream::new(list, walk))
    }

    fn list(&self, action: &str, inputs: Value) -> Result<(NamedList, Walk), Error> {
        let (alias, known) = self.find(action)?;
        let KnownAction { operation, output, .. } = known;
        let Some(pages) = operation.pages else {
            return Err(Error::input(format!(
                "`{}.{}` does not say how its pages follow one another; call it with `invoke`, or declare `pages(..)`",
                alias.spoke().name,
                operation.name
            )));
        };
        let inputs = self.read(&alias, known, inputs)?;
        let list = NamedList::new(inputs, output, pages.items);
        Ok((list, Walk::new(alias, operation, self.wishes())))
    }
}

impl NamedList {
    pub(super) fn new(inputs: Named, output: Untyped, items: Path) -> Self {
        NamedList { inputs, output, items }
    }
}

impl Listing for NamedList {
    type Page = Value;
    type Item = Value;

    fn inputs(&self) -> &dyn Inputs {
        &self.inputs
    }

    fn open(
        &self,
        answer: &Response,
        root: Path,
        ready: Option<Box<dyn Any + Send>>,
    ) -> Result<Value, Fault> {
        match ready {
            Some(ready) => fake::output(ready),
            None => (self.output.json)(answer, root),
        }
    }

    fn count(&self, page: &Value) -> usize {
        at(page, self.items).and_then(Value::as_array).map_or(0, Vec::len)
    }

    fn unpack(&self, mut page: Value) -> Vec<Value> {
        match at_mut(&mut page, self.items) {
            Some(Value::Array(items)) => std::mem::take(items),
            _ => Vec::new(),
        }
    }
}

fn at(value: &Value, path: Path) -> Option<&Value> {
    path.iter().try_fold(value, |value, step| match step {
        Step::Member(name) => value.get(name),
        Step::At(index) => value.get(index),
        Step::Each => None,
    })
}

fn at_mut(value: &mut Value, path: Path) -> Option<&mut Value> {
    path.iter().try_fold(value, |value, step| match step {
        Step::Member(name) => value.get_mut(name),
        Step::At(index) => value.get_mut(index),
        Step::Each => None,
    })
}
