//! The pages of a list, whole.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;

use crate::error::Error;

use super::feed::{Feed, Held, Listing};
use super::token::PageToken;
use super::walk::Walk;

/// The pages of a list in its order, each whole; see [`Call::pages`](crate::Call::pages). Nothing is sent until one is asked for.
///
/// As [`Items`](super::Items) in everything else.
#[must_use = "a stream does nothing until it is asked for a page"]
pub struct PageStream<L: Listing> {
    feed: Feed<L>,
    left: u64,
}

impl<L: Listing> PageStream<L> {
    pub(crate) fn new(listing: L, walk: Walk) -> Self {
        PageStream { feed: Feed::new(listing, walk), left: u64::MAX }
    }

    /// The most pages it gives, and asks for.
    pub fn limit(mut self, pages: u64) -> Self {
        self.left = pages;
        self
    }

    /// How many pages it asks for ahead of the one it gave last; none where nobody says.
    pub fn prefetch(mut self, pages: usize) -> Self {
        self.feed.prefetch = pages;
        self
    }

    /// How many pages it asks for before it takes the list for endless; [`MAX_PAGES`](super::MAX_PAGES) where nobody says.
    pub fn max_pages(mut self, pages: u64) -> Self {
        self.feed.walk.at_most(pages);
        self
    }

    /// Begins where `token` was taken. A token from the middle of a page gives that page once more, whole.
    ///
    /// The action must have the inputs that it had; a token of another action is the stream's first error.
    pub fn resume(mut self, token: PageToken) -> Self {
        self.feed.resume(token);
        self
    }

    /// Where it stands, after the last page that it gave.
    pub fn token(&self) -> PageToken {
        self.feed.token()
    }

    /// The next page; `None` after the last one, and after an error.
    pub async fn next(&mut self) -> Option<Result<L::Page, Error>> {
        poll_fn(|context| self.poll_page(context)).await
    }

    /// All pages that are left.
    ///
    /// # Errors
    /// The first one; what came before it is lost, see [`PageStream::next`] for keeping it.
    pub async fn all(mut self) -> Result<Vec<L::Page>, Error> {
        let mut all = Vec::new();
        while let Some(page) = self.next().await {
            all.push(page?);
        }
        Ok(all)
    }

    fn poll_page(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<L::Page, Error>>> {
        loop {
            if self.left == 0 && !self.feed.is_over() {
                self.feed.end();
            }
            let Held { page, mark, skip } = match ready!(self.feed.poll(context)) {
                Some(Ok(held)) => held,
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            };
            self.feed.stand(&mark, mark.count);
            if skip > 0 && skip == mark.count {
                continue;
            }
            self.left -= 1;
            let wanted = self.left;
            self.feed.reach_ahead(context, |pages, _| pages as u64 >= wanted);
            return Poll::Ready(Some(Ok(page)));
        }
    }
}

/// Nothing in it is pinned.
impl<L: Listing> Unpin for PageStream<L> {}

impl<L: Listing> Stream for PageStream<L> {
    type Item = Result<L::Page, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_page(context)
    }
}

impl<L: Listing> fmt::Debug for PageStream<L> {
    /// Without inputs and pages, which may hold secrets.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PageStream").field("token", &self.token()).finish_non_exhaustive()
    }
}
