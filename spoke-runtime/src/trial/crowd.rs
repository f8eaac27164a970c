//! Many futures on one hand-moved clock.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Wake, Waker};

use crate::clock::ManualClock;

/// Many futures, each polled when it was woken, in the order in which they came.
#[derive(Default)]
pub(crate) struct Crowd {
    members: Vec<Option<Member>>,
}

struct Member {
    future: Pin<Box<dyn Future<Output = ()>>>,
    bell: Arc<Bell>,
}

struct Bell(AtomicBool);

impl Wake for Bell {
    fn wake(self: Arc<Self>) {
        self.0.store(true, Ordering::Relaxed);
    }
}

impl Crowd {
    /// One more; gives its place.
    pub(crate) fn add(&mut self, future: impl Future<Output = ()> + 'static) -> usize {
        let bell = Arc::new(Bell(AtomicBool::new(true)));
        self.members.push(Some(Member { future: Box::pin(future), bell }));
        self.members.len() - 1
    }

    /// Drops one, wherever it is.
    pub(crate) fn cancel(&mut self, place: usize) {
        self.members[place] = None;
    }

    /// Polls one if it was woken, and nobody else; whether it was.
    pub(crate) fn poll(&mut self, place: usize) -> bool {
        let Some(member) = &mut self.members[place] else { return false };
        if !member.bell.0.swap(false, Ordering::Relaxed) {
            return false;
        }
        let waker = Waker::from(Arc::clone(&member.bell));
        if member.future.as_mut().poll(&mut Context::from_waker(&waker)).is_ready() {
            self.members[place] = None;
        }
        true
    }

    /// Polls until nobody has anything to do before time moves.
    pub(crate) fn settle(&mut self) {
        while (0..self.members.len()).filter(|place| self.poll(*place)).count() > 0 {}
    }

    /// How many are not over.
    pub(crate) fn left(&self) -> usize {
        self.members.iter().flatten().count()
    }

    /// Moves time on until all are over.
    ///
    /// # Panics
    /// Where somebody waits for nothing.
    pub(crate) fn run(&mut self, clock: &ManualClock) {
        self.settle();
        while self.left() > 0 {
            assert!(clock.step(), "{} wait for nothing", self.left());
            self.settle();
        }
    }
}
