//! A call: an action on its connection, sent when it is awaited.

use std::future::{Future, IntoFuture};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use crate::action::{Action, Keyed, Repeatable};
use crate::connection::{Alias, Connection};
use crate::declaration::Declaration;
use crate::error::Error;
use crate::fail::Path;
use crate::input::Inputs;
use crate::operation::Operation;
use crate::output::Fault;
use crate::presigned::{Presigned, presigned};
use crate::preview::Preview;
use crate::reply::Reply;
use crate::response::Response;
use crate::retry::Retry;
use crate::road::{self, Landed};
use crate::transport::BoxFuture;
use crate::trip::{Trip, Wishes};

mod paging;
mod polling;

pub use polling::{LongRunning, Progress};

/// An action on its connection. Nothing is sent until it is awaited.
///
/// It owns the action and a handle to the connection, so it can be chained, joined, selected and, by
/// [`IntoFuture::into_future`], spawned.
#[must_use = "a call does nothing until it is awaited"]
pub struct Call<A: Action> {
    action: A,
    connection: Connection<A::Spoke>,
    /// Most calls wish for nothing.
    wishes: Option<Box<Wishes>>,
}

impl<A: Action> Call<A> {
    /// `action` on `connection`.
    #[inline]
    pub fn new(action: A, connection: &Connection<A::Spoke>) -> Self {
        Call { action, connection: connection.clone(), wishes: None }
    }

    /// Changes the action: `.with(|ticket| ticket.external_ref("INC0010001"))`.
    #[inline]
    pub fn with(mut self, change: impl FnOnce(A) -> A) -> Self {
        self.action = change(self.action);
        self
    }

    /// How long the whole call may take, all attempts and the waits between them included.
    #[inline]
    pub fn timeout(mut self, limit: Duration) -> Self {
        self.wish().timeout = Some(limit);
        self
    }

    /// The key by which the vendor knows repeats of this call, in place of a minted one.
    ///
    /// Two calls with one key are one to the vendor, also across processes and restarts.
    #[inline]
    pub fn idempotency_key(mut self, key: impl Into<String>) -> Self
    where
        A: Keyed,
    {
        self.wish().key = Some(key.into());
        self
    }

    /// How often this call is tried, in place of the connection's policy.
    #[inline]
    pub fn retry(mut self, retry: Retry) -> Self
    where
        A: Repeatable,
    {
        self.wish().retry = Some(retry);
        self
    }

    /// Gives the output together with status, headers, attempts, time and the raw body.
    #[inline]
    pub fn reply(self) -> Replying<A::Output> {
        self.into_future().replying()
    }

    /// The request that awaiting would send, with secrets hidden. Nothing is sent.
    ///
    /// # Errors
    /// [`Kind::Input`](crate::Kind::Input) where the inputs cannot be sent.
    #[inline]
    pub fn preview(&self) -> Result<Preview, Error> {
        let declaration = Declaration::of::<A::Spoke>();
        let wishes = self.wishes.as_deref().cloned().unwrap_or_default();
        Trip::preview(&self.connection.site(), A::OPERATION, declaration, &self.action, &wishes)
    }

    /// The request with its URL signed, for somebody else to send without our credentials, within `valid_for`. Nothing is
    /// sent, and nothing is known of what becomes of it: limits and retries do not reach it.
    ///
    /// # Errors
    /// [`Kind::Input`](crate::Kind::Input) where the inputs cannot be sent, where there is a body, where `valid_for` is more than
    /// the vendor allows, and where the connection's way to sign in has no such URLs; what it needs may fail as for a call.
    pub fn presigned(
        self,
        valid_for: Duration,
    ) -> impl Future<Output = Result<Presigned, Error>> + Send + use<A> {
        let declaration = Declaration::of::<A::Spoke>();
        let wishes = self.wishes.map(|wishes| *wishes).unwrap_or_default();
        let trip = Trip::plan(self.connection.site(), A::OPERATION, declaration, &self.action, wishes);
        presigned(trip, valid_for)
    }

    fn wish(&mut self) -> &mut Wishes {
        self.wishes.get_or_insert_default()
    }
}

impl<A: Action> std::fmt::Debug for Call<A> {
    /// Without the inputs, which may hold secrets.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Call")
            .field("action", &A::OPERATION.name)
            .field("connection", &self.connection)
            .finish_non_exhaustive()
    }
}

impl<A: Action> IntoFuture for Call<A> {
    type Output = Result<A::Output, Error>;
    type IntoFuture = Calling<A::Output>;

    /// Builds the request at once, so that the future borrows nothing from the action; inputs that cannot be sent are
    /// the future's error.
    #[inline]
    fn into_future(self) -> Calling<A::Output> {
        let declaration = Declaration::of::<A::Spoke>();
        let decoder = A::decoder();
        let what = What { operation: A::OPERATION, declaration, inputs: &self.action };
        let road = set_out(self.connection.into_cell(), &what, self.wishes, decoder.streams);
        Calling { road, decode: decoder.decode }
    }
}

/// What is called, without its types.
struct What<'a> {
    operation: &'static Operation,
    declaration: &'static Declaration,
    inputs: &'a dyn Inputs,
}

/// Builds the request and sets out: one function for all actions, so that a call costs its caller no more than calling this.
#[inline(never)]
#[expect(clippy::needless_pass_by_value, reason = "what is dropped here is not dropped in every caller")]
fn set_out(
    cell: Arc<Alias>,
    what: &What<'_>,
    wishes: Option<Box<Wishes>>,
    streams: bool,
) -> BoxFuture<'static, Result<Landed, Error>> {
    let What { operation, declaration, inputs } = *what;
    let wishes = Wishes { streams, ..wishes.map(|wishes| *wishes).unwrap_or_default() };
    road::start(Trip::plan(cell.site(), operation, declaration, inputs, wishes))
}

/// A call under way: gives its output.
#[must_use = "a call does nothing until it is awaited"]
pub struct Calling<O> {
    road: BoxFuture<'static, Result<Landed, Error>>,
    decode: fn(&Response, Path) -> Result<O, Fault>,
}

impl<O: 'static> Calling<O> {
    #[inline]
    pub(crate) fn start(trip: Trip, decode: fn(&Response, Path) -> Result<O, Fault>) -> Self {
        Calling { road: road::start(trip), decode }
    }

    #[inline]
    pub(crate) fn replying(self) -> Replying<O> {
        Replying { calling: self }
    }

    #[inline]
    fn poll_landed(&mut self, context: &mut Context<'_>) -> Poll<Result<(O, Landed), Error>> {
        let landed = ready!(self.road.as_mut().poll(context))?;
        Poll::Ready(match landed.output(self.decode) {
            Ok(output) => Ok((output, landed)),
            Err(fault) => Err(landed.unfit(&fault)),
        })
    }
}

impl<O: 'static> Future for Calling<O> {
    type Output = Result<O, Error>;

    #[inline]
    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        self.poll_landed(context).map_ok(|(output, landed)| {
            landed.fit();
            output
        })
    }
}

impl<O> std::fmt::Debug for Calling<O> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Calling").finish_non_exhaustive()
    }
}

/// A call under way: gives its [`Reply`].
#[must_use = "a call does nothing until it is awaited"]
pub struct Replying<O> {
    calling: Calling<O>,
}

impl<O: 'static> Future for Replying<O> {
    type Output = Result<Reply<O>, Error>;

    #[inline]
    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        self.calling
            .poll_landed(context)
            .map_ok(|(output, landed)| Reply::new(output, landed.fit_for_reply()))
    }
}

impl<O> std::fmt::Debug for Replying<O> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Replying").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
