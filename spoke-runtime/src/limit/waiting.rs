//! A call in the queue: who leads it keeps the time for all.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use crate::clock::Clock;
use crate::transport::BoxFuture;

use super::limiter::{Limiter, Refused};
use super::permit::Permit;
use super::state::Settled;

/// A call in the queue. Dropped, it leaves its place to the next.
pub(super) struct Waiting<'a> {
    limiter: &'a Limiter,
    clock: &'a dyn Clock,
    number: u64,
    lane: usize,
    end: Option<Duration>,
    sleep: Option<(Duration, BoxFuture<'static, ()>)>,
    is_over: bool,
}

impl<'a> Waiting<'a> {
    pub(super) fn new(
        limiter: &'a Limiter,
        clock: &'a dyn Clock,
        number: u64,
        lane: usize,
        end: Option<Duration>,
    ) -> Self {
        Waiting { limiter, clock, number, lane, end, sleep: None, is_over: false }
    }

    fn give_up(&mut self) -> Refused {
        self.is_over = true;
        let now = self.clock.now();
        let at = self.limiter.change(|state, wakers| state.give_up(self.number, self.lane, now, wakers));
        Refused { wait: at.saturating_sub(now) }
    }
}

impl<'a> Future for Waiting<'a> {
    type Output = Result<Permit<'a>, Refused>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let this = self.get_mut();
        loop {
            let now = this.clock.now();
            let waker = context.waker();
            let asked = this.limiter.change(|state, _| state.ask_again(this.number, this.lane, now, waker));
            let alarm = match asked {
                Ok(settled) => {
                    this.is_over = true;
                    return Poll::Ready(match settled {
                        Settled::Passed(leave) => Ok(Permit::new(this.limiter, this.clock, leave, now)),
                        Settled::Refused(at) => Err(Refused { wait: at.saturating_sub(now) }),
                    });
                }
                Err(alarm) => alarm,
            };
            if this.end.is_some_and(|end| end <= now) {
                return Poll::Ready(Err(this.give_up()));
            }
            let Some(until) = alarm.into_iter().chain(this.end).min() else {
                this.sleep = None;
                return Poll::Pending;
            };
            let sleep = match &mut this.sleep {
                Some((known, sleep)) if *known == until => sleep,
                sleep => &mut sleep.insert((until, this.clock.sleep(until.saturating_sub(now)))).1,
            };
            ready!(sleep.as_mut().poll(context));
            this.sleep = None;
            let now = this.clock.now();
            this.limiter.change(|state, wakers| state.ring(now, wakers));
        }
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        if !self.is_over {
            self.give_up();
        }
    }
}
