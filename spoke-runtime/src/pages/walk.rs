//! The walk from page to page: one request at a time, each a call of its own.

use std::sync::Arc;
use std::task::{Context, Poll, ready};

use crate::connection::Alias;
use crate::error::{self, Error, Kind};
use crate::input::Inputs;
use crate::operation::Operation;
use crate::output::Fault;
use crate::road::{self, Landed};
use crate::trip::{Trip, Wishes};

use super::ahead::Coming;
use super::onward::{Came, Onward};
use super::place::{self, Place, Turned};
use super::token::PageToken;
use super::{Pages, address};

/// The most pages of one stream: at a hundred items a page ten million of them, more than any list that somebody reads on
/// purpose, and few enough to end.
pub const MAX_PAGES: u64 = 100_000;

/// The walk from page to page, without the types.
pub(crate) struct Walk {
    alias: Arc<Alias>,
    operation: &'static Operation,
    wishes: Wishes,
    ahead: Ahead,
    asking: Option<Asking>,
    onward: Onward,
    asked: u64,
    max_pages: u64,
}

/// What comes after the page that came last, or is being asked for.
enum Ahead {
    At(Place),
    End,
    Broken(Error),
}

struct Asking {
    place: Place,
    value: Option<String>,
    coming: Coming,
}

/// A good answer that is still to be opened by who knows its type.
pub(super) struct Unopened {
    pub(super) landed: Landed,
    place: Place,
    value: Option<String>,
}

/// Where a page stands in its list.
pub(super) struct Mark {
    place: Place,
    /// How many items the pages before it held.
    before: u64,
    /// How many items it holds.
    pub(super) count: usize,
    /// Where the next page is.
    next: Option<Place>,
}

impl Walk {
    pub(crate) fn new(alias: Arc<Alias>, operation: &'static Operation, wishes: Wishes) -> Self {
        Walk {
            alias,
            operation,
            wishes,
            ahead: Ahead::At(Place::First),
            asking: None,
            onward: Onward::from(Place::First, 0),
            asked: 0,
            max_pages: MAX_PAGES,
        }
    }

    pub(super) fn at_most(&mut self, pages: u64) {
        self.max_pages = pages;
    }

    /// Begins at `token`'s page.
    pub(super) fn resume(&mut self, token: &PageToken) {
        let own = self.action();
        if token.action != own {
            self.ahead = Ahead::Broken(self.error(
                Kind::Input,
                format!("the page token is one of `{}`, and this list is `{own}`'s; resume it with its own action", error::line(&token.action)),
            ));
            return;
        }
        self.onward = Onward::from(token.at.clone(), token.before);
        self.ahead = Ahead::At(token.at.clone());
    }

    /// `acme-desk.list_tickets`
    pub(super) fn action(&self) -> String {
        format!("{}.{}", self.alias.spoke().name, self.operation.name)
    }

    /// Nothing more is wanted: what is on its way is dropped.
    pub(super) fn stop(&mut self) {
        self.asking = None;
        self.ahead = Ahead::End;
    }

    /// Asks for the next page, or goes on asking; `None` where there is none, see [`Walk::take_error`].
    pub(super) fn poll(&mut self, context: &mut Context<'_>, inputs: &dyn Inputs) -> Poll<Option<Unopened>> {
        if self.asking.is_none() {
            let place = match std::mem::replace(&mut self.ahead, Ahead::End) {
                Ahead::At(place) => place,
                nothing @ (Ahead::End | Ahead::Broken(_)) => {
                    self.ahead = nothing;
                    return Poll::Ready(None);
                }
            };
            match self.ask(place, inputs) {
                Ok(asking) => self.asking = Some(asking),
                Err(error) => {
                    self.ahead = Ahead::Broken(error);
                    return Poll::Ready(None);
                }
            }
        }
        let Some(asking) = &mut self.asking else { return Poll::Ready(None) };
        let landed = ready!(asking.coming.poll(context));
        let Some(Asking { place, value, .. }) = self.asking.take() else { return Poll::Ready(None) };
        match landed {
            Ok(landed) => Poll::Ready(Some(Unopened { landed, place, value })),
            Err(error) => {
                self.ahead = Ahead::Broken(error);
                Poll::Ready(None)
            }
        }
    }

    /// Nobody waits for what is on its way, for now.
    pub(super) fn let_go(&mut self) {
        if let Some(asking) = &mut self.asking {
            asking.coming.let_go();
        }
    }

    /// Why the walk ended, where it did not reach the end of the list.
    pub(super) fn take_error(&mut self) -> Option<Error> {
        match std::mem::replace(&mut self.ahead, Ahead::End) {
            Ahead::Broken(error) => Some(error),
            Ahead::At(_) | Ahead::End => None,
        }
    }

    fn pages(&self) -> Result<&'static Pages, Error> {
        self.operation.pages.ok_or_else(|| {
            let sentence = format!(
                "`{}` does not say how its pages follow one another; declare `pages(..)`",
                self.action()
            );
            self.error(Kind::Config, sentence)
        })
    }

    fn ask(&mut self, place: Place, inputs: &dyn Inputs) -> Result<Asking, Error> {
        let pages = self.pages()?;
        if self.asked >= self.max_pages {
            return Err(self.error(
                Kind::Paging,
                format!("the list has more than {} pages; this many were meant to be enough, raise `max_pages` if they are not", self.max_pages),
            ));
        }
        self.asked += 1;
        // A key given by the caller is for one request; the pages after it are requests of their own.
        let wishes = Wishes {
            timeout: self.wishes.timeout,
            key: self.wishes.key.take(),
            retry: self.wishes.retry.clone(),
            ..Wishes::default()
        };
        let plan = |inputs: &dyn Inputs, wishes| {
            Trip::plan(self.alias.site(), self.operation, self.alias.spoke(), inputs, wishes)
        };
        let (trip, value) = match (&place, pages.into) {
            (Place::First, into) => {
                (plan(inputs, wishes), into.and_then(|index| place::given(inputs, index)))
            }
            (Place::Input(value), Some(index)) if index < self.operation.inputs.len() => {
                let turned = Turned::new(inputs, index, self.operation.inputs[index].schema, value);
                (plan(&turned, wishes), Some(place::text(value)))
            }
            (Place::Input(_), _) => {
                let sentence =
                    "the next page stands behind an input, and `pages(..)` names none; write `=> field`";
                return Err(self.error(Kind::Paging, sentence));
            }
            (Place::Url(url), _) => {
                let mut trip = plan(inputs, wishes);
                address::turn(&mut trip, url).map_err(|sentence| self.error(Kind::Redirect, sentence))?;
                (trip, None)
            }
        };
        Ok(Asking { place, value, coming: Coming::new(road::start(trip)) })
    }

    /// Finds the way on from a page: `opened` is how many items it holds, or why it could not be read.
    pub(super) fn opened(&mut self, page: Unopened, opened: Result<usize, &Fault>) -> Option<Mark> {
        let Unopened { landed, place, value } = page;
        let count = match opened {
            Ok(count) => count,
            Err(fault) => {
                self.ahead = Ahead::Broken(landed.unfit(fault));
                return None;
            }
        };
        let before = self.onward.so_far;
        let came = Came { landed: &landed, place: &place, asked: value.as_deref(), items: count };
        let next = match self.operation.pages {
            Some(pages) => self.onward.next(pages, &came),
            None => Ok(None),
        };
        self.ahead = match next {
            Ok(Some(next)) => Ahead::At(next),
            Ok(None) => Ahead::End,
            Err((kind, sentence)) => {
                let mut error = landed.trip().scrub().error(self.error(kind, sentence));
                error.inner_mut().attempts = landed.attempts();
                Ahead::Broken(error)
            }
        };
        landed.fit();
        let next = match &self.ahead {
            Ahead::At(next) => Some(next.clone()),
            Ahead::End | Ahead::Broken(_) => None,
        };
        Some(Mark { place, before, count, next })
    }

    /// Where a stream stands that has given `given` items of the page at `mark`.
    pub(super) fn token(&self, mark: &Mark, given: usize) -> PageToken {
        let Mark { place, before, count, next } = mark;
        let (at, before, given) = match next {
            Some(next) if given >= *count => (next, before.saturating_add(*count as u64), 0),
            _ => (place, *before, given),
        };
        PageToken { action: self.action(), at: at.clone(), before, given }
    }

    /// Where a stream stands that has given nothing.
    pub(super) fn first_token(&self) -> PageToken {
        PageToken { action: self.action(), at: Place::First, before: 0, given: 0 }
    }

    fn error(&self, kind: Kind, sentence: impl Into<String>) -> Error {
        let place = error::Place {
            spoke: self.alias.spoke().name,
            operation: self.operation,
            alias: self.alias.name().to_owned(),
        };
        Error::new(kind).saying(sentence).at(place)
    }
}
