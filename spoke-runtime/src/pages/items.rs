//! The items of a list, page after page.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::vec::IntoIter;

use futures_core::Stream;

use crate::error::Error;

use super::feed::{Feed, Held, Listing};
use super::token::PageToken;
use super::walk::{Mark, Walk};

/// The items of a list in its order, page after page; see [`Call::items`](crate::Call::items). Nothing is sent until one is asked for.
///
/// It is a [`Stream`], and [`Items::next`] needs no other trait. Memory stays flat: one page, and those of
/// [`Items::prefetch`]. After an error it ends; the error's [`page_token`](Error::page_token) says where to go on.
#[must_use = "a stream does nothing until it is asked for an item"]
pub struct Items<L: Listing> {
    feed: Feed<L>,
    current: Option<Current<L::Item>>,
    left: u64,
}

/// The page whose items are being given.
struct Current<I> {
    rest: IntoIter<I>,
    mark: Mark,
    given: usize,
}

impl<L: Listing> Items<L> {
    pub(crate) fn new(listing: L, walk: Walk) -> Self {
        Items { feed: Feed::new(listing, walk), current: None, left: u64::MAX }
    }

    /// The most items it gives; it stops asking once it has them.
    pub fn limit(mut self, items: u64) -> Self {
        self.left = items;
        self
    }

    /// How many pages it asks for ahead of the one whose items it gives; none where nobody says.
    ///
    /// What is on its way goes on while nobody asks the stream, on tokio's runtime; elsewhere it moves while the stream is asked.
    pub fn prefetch(mut self, pages: usize) -> Self {
        self.feed.prefetch = pages;
        self
    }

    /// How many pages it asks for before it takes the list for endless; [`MAX_PAGES`](super::MAX_PAGES) where nobody says.
    pub fn max_pages(mut self, pages: u64) -> Self {
        self.feed.walk.at_most(pages);
        self
    }

    /// Begins where `token` was taken: on a list that stands still, no item is lost or comes twice.
    ///
    /// The action must have the inputs that it had; a token of another action is the stream's first error.
    pub fn resume(mut self, token: PageToken) -> Self {
        self.feed.resume(token);
        self
    }

    /// Where it stands, after the last item that it gave.
    pub fn token(&self) -> PageToken {
        match &self.current {
            Some(current) => self.feed.walk.token(&current.mark, current.given),
            None => self.feed.token(),
        }
    }

    /// The next item; `None` after the last one, and after an error.
    pub async fn next(&mut self) -> Option<Result<L::Item, Error>> {
        poll_fn(|context| self.poll_item(context)).await
    }

    /// All items that are left.
    ///
    /// # Errors
    /// The first one; what came before it is lost, see [`Items::next`] for keeping it.
    pub async fn all(mut self) -> Result<Vec<L::Item>, Error> {
        let mut all = Vec::new();
        while let Some(item) = self.next().await {
            all.push(item?);
        }
        Ok(all)
    }

    fn poll_item(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<L::Item, Error>>> {
        loop {
            if self.left == 0 && !self.feed.is_over() {
                self.settle();
                self.feed.end();
            }
            if self.feed.is_over() {
                return Poll::Ready(None);
            }
            if let Some(current) = &mut self.current
                && let Some(item) = current.rest.next()
            {
                current.given += 1;
                self.left -= 1;
                let wanted = self.left.saturating_sub(current.rest.len() as u64);
                self.feed.reach_ahead(context, |_, items| items >= wanted);
                return Poll::Ready(Some(Ok(item)));
            }
            self.settle();
            match ready!(self.feed.poll(context)) {
                Some(Ok(Held { page, mark, skip })) => {
                    let mut rest = self.feed.items(page).into_iter();
                    if skip > 0 {
                        rest.nth(skip - 1);
                    }
                    self.current = Some(Current { rest, mark, given: skip });
                }
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }

    /// Lets go of the page whose items were given.
    fn settle(&mut self) {
        if let Some(current) = self.current.take() {
            self.feed.stand(&current.mark, current.given);
        }
    }
}

/// Nothing in it is pinned.
impl<L: Listing> Unpin for Items<L> {}

impl<L: Listing> Stream for Items<L> {
    type Item = Result<L::Item, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_item(context)
    }
}

impl<L: Listing> fmt::Debug for Items<L> {
    /// Without inputs and items, which may hold secrets.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items").field("token", &self.token()).finish_non_exhaustive()
    }
}
