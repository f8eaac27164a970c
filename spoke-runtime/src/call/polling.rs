//! Calls whose end is waited for by hand, in this process or in another one.

use std::fmt;
use std::future::Future;
use std::time::Duration;

use super::Call;
use crate::action::Action;
use crate::connection::Connection;
use crate::declaration::Declaration;
use crate::error::{Error, Kind};
use crate::fake;
use crate::poll::{LongRunningToken, Polled, Step, UnderWay};
use crate::response::Response;
use crate::road;
use crate::trip::{Trip, Wishes};

/// An operation that goes on at the vendor: what [`Call::start`] gives.
///
/// Dropping it ends nothing there. Its [`token`](LongRunning::token) finds it again, in another process as well.
#[must_use = "an operation that nobody asks about goes on unseen"]
pub struct LongRunning<A: Polled> {
    connection: Connection<A::Spoke>,
    under_way: UnderWay,
    /// The output, where the first answer was the last one.
    done: Option<A::Output>,
    /// When to ask next, on the connection's clock.
    due: Duration,
}

/// How far a long-running operation has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Progress<O> {
    /// It goes on.
    Running {
        /// How long until the next question: the vendor's `Retry-After`, or else what is declared.
        next_in: Duration,
    },
    /// It is over.
    Done(O),
}

impl<A: Polled> Call<A> {
    /// Begins the operation and does not wait for its end.
    ///
    /// A look-up that finds the output, and a first answer that is the last one, are over at once.
    ///
    /// # Errors
    /// As for a call that is awaited, up to the first answer.
    pub fn start(self) -> impl Future<Output = Result<LongRunning<A>, Error>> {
        let Call { action, connection, wishes } = self;
        let wishes = Wishes { is_begun_only: true, ..wishes.map(|wishes| *wishes).unwrap_or_default() };
        let declaration = Declaration::of::<A::Spoke>();
        let trip = Trip::plan(connection.site(), A::OPERATION, declaration, &action, wishes);
        drop(action);
        let road = road::start(trip);
        async move {
            let landed = road.await?;
            let Some(under_way) = landed.under_way() else {
                return Err(Error::config("the action declares no `poll(..)`").at(landed.place()));
            };
            let due = under_way.site.clock.now();
            let mut operation = LongRunning { connection, under_way, done: None, due };
            if landed.is_found() {
                match landed.output(A::decoder().decode) {
                    Ok(output) => operation.done = Some(output),
                    Err(fault) => return Err(landed.unfit(&fault)),
                }
                landed.fit();
                return Ok(operation);
            }
            let first = landed.fit_for_reply().response;
            let step = operation.under_way.first(first, None).await;
            if let Progress::Done(output) = operation.progress(step)? {
                operation.done = Some(output);
            }
            Ok(operation)
        }
    }
}

impl<A: Polled> LongRunning<A> {
    /// The operation that `token` stands for. Nothing is sent.
    ///
    /// # Errors
    /// [`Kind::Config`] where the token is another action's.
    pub fn resume(connection: &Connection<A::Spoke>, token: LongRunningToken) -> Result<Self, Error> {
        let site = connection.site();
        let due = site.clock.now();
        let under_way = UnderWay::resume(site, A::OPERATION, Declaration::of::<A::Spoke>(), token)?;
        Ok(LongRunning { connection: connection.clone(), under_way, done: None, due })
    }

    /// What finds the operation again: to be kept before waiting.
    pub fn token(&self) -> LongRunningToken {
        self.under_way.token().clone()
    }

    /// Asks once, now.
    ///
    /// # Errors
    /// The operation's, explained by the action's `fail` table. Where only the question failed, the error keeps the token, see
    /// [`Error::long_running`].
    pub async fn check(&mut self) -> Result<Progress<A::Output>, Error> {
        self.ask(None).await
    }

    /// Waits for the end, however long it takes, and asks as often as the vendor or the declaration says.
    ///
    /// # Errors
    /// As [`LongRunning::check`].
    pub async fn wait(&mut self) -> Result<A::Output, Error> {
        self.wait_until(None).await
    }

    /// Waits for the end, but no longer than `limit`.
    ///
    /// # Errors
    /// As [`LongRunning::check`]; [`Kind::Timeout`] as soon as the next question would come too late. It can be waited for again.
    pub async fn wait_for(&mut self, limit: Duration) -> Result<A::Output, Error> {
        let end = self.under_way.site.clock.now().saturating_add(limit);
        self.wait_until(Some(end)).await
    }

    async fn wait_until(&mut self, end: Option<Duration>) -> Result<A::Output, Error> {
        loop {
            let now = self.under_way.site.clock.now();
            let left = |now| end.map(|end: Duration| end.saturating_sub(now));
            let wait = self.due.saturating_sub(now);
            if self.done.is_none() && !wait.is_zero() {
                let paused = self.under_way.pause(wait, left(now)).await;
                paused.map_err(|error| self.placed(error))?;
            }
            let now = self.under_way.site.clock.now();
            if let Progress::Done(output) = self.ask(left(now)).await? {
                return Ok(output);
            }
        }
    }

    async fn ask(&mut self, limit: Option<Duration>) -> Result<Progress<A::Output>, Error> {
        if let Some(output) = self.done.take() {
            return Ok(Progress::Done(output));
        }
        self.under_way.site = self.connection.site();
        let step = self.under_way.ask(limit).await;
        self.progress(step)
    }

    fn progress(&mut self, step: Result<Step, Error>) -> Result<Progress<A::Output>, Error> {
        match step.map_err(|error| self.placed(error))? {
            Step::Running(next_in) => {
                self.due = self.under_way.site.clock.now().saturating_add(next_in);
                Ok(Progress::Running { next_in })
            }
            Step::Done(answer) => self.read(answer).map(Progress::Done),
        }
    }

    fn read(&self, answer: Response) -> Result<A::Output, Error> {
        let site = &self.under_way.site;
        let ready = site.transport.stubs().and_then(|stubs| stubs.take(&answer));
        let output = match ready {
            Some(ready) => fake::output(ready),
            None => (A::decoder().decode)(&answer, <A::Spoke as crate::action::Spoke>::ROOT),
        };
        output.map_err(|fault| {
            let mut error = Error::new(Kind::Decode).saying(fault.to_string());
            error.inner_mut().response = Some(answer);
            self.placed(self.under_way.hide(error))
        })
    }

    /// A question knows where it happened; what its answer says happened here.
    fn placed(&self, mut error: Error) -> Error {
        if error.inner().place.is_none() {
            error.inner_mut().place = Some(self.under_way.place());
            error.inner_mut().attempts = 1;
        }
        error
    }
}

impl<A: Polled> fmt::Debug for LongRunning<A> {
    /// Without addresses, inputs and the output.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LongRunning")
            .field("action", &<A as Action>::OPERATION.name)
            .field("connection", &self.connection)
            .field("is_done", &self.done.is_some())
            .finish_non_exhaustive()
    }
}
