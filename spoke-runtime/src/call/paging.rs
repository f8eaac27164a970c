//! Calls of lists: all their pages in one stream.

use std::any::Any;

use super::Call;
use crate::action::Action;
use crate::fail::Path;
use crate::fake;
use crate::input::Inputs;
use crate::output::Fault;
use crate::pages::{Items, Listing, Page, PageStream, Paged, Walk};
use crate::response::Response;

impl<A: Action> Call<A> {
    /// The items of the whole list, page after page. Nothing is sent until one is asked for.
    ///
    /// Each page is a call of its own, with its own attempts; a [`timeout`](Call::timeout) is each page's.
    ///
    /// ```
    /// use spoke_runtime::pages::Items;
    /// use spoke_runtime::{Error, Paged};
    ///
    /// async fn count<A: Paged>(mut items: Items<A>) -> Result<u64, Error> {
    ///     let mut count = 0;
    ///     while let Some(item) = items.next().await {
    ///         item?;
    ///         count += 1;
    ///     }
    ///     Ok(count)
    /// }
    /// ```
    pub fn items(mut self) -> Items<A>
    where
        A: Paged,
    {
        let walk = self.walk();
        Items::new(self.action, walk)
    }

    /// The pages of the list, each whole. Nothing is sent until one is asked for.
    pub fn pages(mut self) -> PageStream<A>
    where
        A: Paged,
    {
        let walk = self.walk();
        PageStream::new(self.action, walk)
    }

    fn walk(&mut self) -> Walk {
        Walk::new(
            self.connection.cell(),
            A::OPERATION,
            self.wishes.take().map(|wishes| *wishes).unwrap_or_default(),
        )
    }
}

impl<A: Paged> Listing for A {
    type Page = A::Output;
    type Item = <A::Output as Page>::Item;

    fn inputs(&self) -> &dyn Inputs {
        self
    }

    fn open(
        &self,
        answer: &Response,
        root: Path,
        ready: Option<Box<dyn Any + Send>>,
    ) -> Result<A::Output, Fault> {
        match ready {
            Some(ready) => fake::output(ready),
            None => (A::decoder().decode)(answer, root),
        }
    }

    fn count(&self, page: &A::Output) -> usize {
        page.count()
    }

    fn unpack(&self, page: A::Output) -> Vec<Self::Item> {
        page.into_items()
    }
}
