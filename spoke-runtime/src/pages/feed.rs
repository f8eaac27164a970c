//! Pages in the order of their list, some of them ahead of who reads.

use std::any::Any;
use std::collections::VecDeque;
use std::task::{Context, Poll};

use crate::error::Error;
use crate::fail::Path;
use crate::input::Inputs;
use crate::output::Fault;
use crate::response::Response;

use super::token::PageToken;
use super::walk::{Mark, Walk};

/// What a stream of pages reads: every action that is [`Paged`](super::Paged), and an action that is called by name.
pub trait Listing {
    /// One page.
    type Page;
    /// What the list holds.
    type Item;

    #[doc(hidden)]
    fn inputs(&self) -> &dyn Inputs;

    #[doc(hidden)]
    fn open(
        &self,
        answer: &Response,
        root: Path,
        ready: Option<Box<dyn Any + Send>>,
    ) -> Result<Self::Page, Fault>;

    #[doc(hidden)]
    fn count(&self, page: &Self::Page) -> usize;

    #[doc(hidden)]
    fn unpack(&self, page: Self::Page) -> Vec<Self::Item>;
}

/// Pages in the order of their list.
pub(super) struct Feed<L: Listing> {
    listing: L,
    pub(super) walk: Walk,
    /// Pages that came before they were wanted.
    ready: VecDeque<Held<L::Page>>,
    pub(super) prefetch: usize,
    /// How many items of the first page were given before this stream began.
    skip: usize,
    /// Where the reader stands.
    token: PageToken,
    is_over: bool,
}

pub(super) struct Held<P> {
    pub(super) page: P,
    pub(super) mark: Mark,
    /// How many of its items were given before this stream began.
    pub(super) skip: usize,
}

impl<L: Listing> Feed<L> {
    pub(super) fn new(listing: L, walk: Walk) -> Self {
        let token = walk.first_token();
        Feed { listing, walk, ready: VecDeque::new(), prefetch: 0, skip: 0, token, is_over: false }
    }

    pub(super) fn resume(&mut self, token: PageToken) {
        self.walk.resume(&token);
        self.skip = token.given;
        self.token = token;
    }

    pub(super) fn items(&self, page: L::Page) -> Vec<L::Item> {
        self.listing.unpack(page)
    }

    /// Where the reader stands.
    pub(super) fn token(&self) -> PageToken {
        self.token.clone()
    }

    /// The reader has had `given` items of the page at `mark`.
    pub(super) fn stand(&mut self, mark: &Mark, given: usize) {
        self.token = self.walk.token(mark, given);
    }

    pub(super) fn is_over(&self) -> bool {
        self.is_over
    }

    /// Nothing more is wanted: what is on its way is dropped.
    pub(super) fn end(&mut self) {
        self.is_over = true;
        self.ready.clear();
        self.walk.stop();
    }

    /// The next page; an error is the last that comes.
    pub(super) fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Held<L::Page>, Error>>> {
        if self.is_over {
            return Poll::Ready(None);
        }
        if self.ready.is_empty() && self.fetch(context).is_pending() {
            return Poll::Pending;
        }
        if let Some(held) = self.ready.pop_front() {
            return Poll::Ready(Some(Ok(held)));
        }
        self.is_over = true;
        Poll::Ready(self.walk.take_error().map(|mut error| {
            error.inner_mut().page_token = Some(self.token.clone());
            Err(error)
        }))
    }

    /// Asks for pages ahead of the reader, up to the wished number, while those that are there are not `enough`.
    pub(super) fn reach_ahead(&mut self, context: &mut Context<'_>, enough: impl Fn(usize, u64) -> bool) {
        while self.ready.len() < self.prefetch {
            let items = self.ready.iter().map(|held| held.mark.count.saturating_sub(held.skip) as u64).sum();
            if enough(self.ready.len(), items) {
                return;
            }
            match self.fetch(context) {
                Poll::Ready(true) => {}
                Poll::Ready(false) => return,
                Poll::Pending => return self.walk.let_go(),
            }
        }
    }

    /// Whether another page came.
    fn fetch(&mut self, context: &mut Context<'_>) -> Poll<bool> {
        let Poll::Ready(unopened) = self.walk.poll(context, self.listing.inputs()) else {
            return Poll::Pending;
        };
        let Some(unopened) = unopened else { return Poll::Ready(false) };
        let landed = &unopened.landed;
        let opened = self.listing.open(landed.response(), landed.root(), landed.ready());
        let count = opened.as_ref().map(|page| self.listing.count(page));
        let Some(mark) = self.walk.opened(unopened, count) else { return Poll::Ready(false) };
        if let Ok(page) = opened {
            let skip = std::mem::take(&mut self.skip).min(mark.count);
            self.ready.push_back(Held { page, mark, skip });
        }
        Poll::Ready(true)
    }
}
