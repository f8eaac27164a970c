//! Who passes and who waits, behind the limiter's lock.

use std::collections::{BTreeMap, HashMap};
use std::task::Waker;
use std::time::Duration;

use super::Limit;
use super::bucket::{Bucket, Room};
use super::lanes::{Ask, Lanes, Waiter};
use super::strikes::Strikes;

/// Everything behind the limiter's lock.
pub(super) struct State {
    pub(super) lanes: Lanes,
    /// The first waiter of each lane, by number, and its lane.
    heads: BTreeMap<u64, usize>,
    /// What became of waiters that have not heard of it.
    settled: HashMap<u64, Settled>,
    arrivals: u64,
    orders: u64,
    round: u64,
    /// The waiter that keeps the time for all, and its lane.
    leader: Option<(u64, usize)>,
    /// When it wakes up.
    alarm: Option<Duration>,
    pub(super) strikes: Strikes,
}

/// Leave to send one request.
#[derive(Clone, Copy, Debug)]
pub(super) struct Leave {
    pub(super) lane: usize,
    /// Its number in the order of leaving.
    pub(super) order: u64,
}

/// What became of a waiter.
#[derive(Clone, Copy, Debug)]
pub(super) enum Settled {
    Passed(Leave),
    /// The call cannot be sent before this moment, and does not wait so long.
    Refused(Duration),
}

/// What becomes of a call that asks.
pub(super) enum Entry {
    Settled(Settled),
    /// It waits, under this number.
    Waits {
        number: u64,
        lane: usize,
    },
}

/// Wakers to call once the lock is open.
pub(super) type Wakers = Vec<Waker>;

impl State {
    pub(super) fn new() -> Self {
        State {
            lanes: Lanes::new(),
            heads: BTreeMap::new(),
            settled: HashMap::new(),
            arrivals: 0,
            orders: 0,
            round: 1,
            leader: None,
            alarm: None,
            strikes: Strikes::default(),
        }
    }

    /// A call asks to be sent.
    pub(super) fn enter(
        &mut self,
        now: Duration,
        common: &[Limit],
        ask: &Ask<'_>,
        wakers: &mut Wakers,
    ) -> Entry {
        let lane = self.lanes.of(now, common, ask);
        if self.heads.is_empty() {
            self.round += 1;
        }
        if self.lanes.is_empty(lane) && self.look(lane, now) == Room::Now {
            let leave = self.pass(lane);
            self.each(lane, |bucket, units| bucket.take(now, units));
            return Entry::Settled(Settled::Passed(leave));
        }
        if let Some(at) = self.refusal(lane, now, ask) {
            return Entry::Settled(Settled::Refused(at));
        }
        let number = self.arrivals;
        self.arrivals += 1;
        let queue = &mut self.lanes.lanes[lane].queue;
        queue.push_back(Waiter { number, waker: None, end: ask.end, patience: ask.patience });
        if queue.len() == 1 {
            self.heads.insert(number, lane);
            self.advance(now, wakers);
        }
        Entry::Waits { number, lane }
    }

    /// Lets through whoever may go, in the order of arrival. Who must wait claims the buckets that hold it back, so that
    /// nobody who came later takes what becomes free there; all other buckets stay open to others.
    pub(super) fn advance(&mut self, now: Duration, wakers: &mut Wakers) {
        self.round += 1;
        let mut next: Option<Duration> = None;
        let mut from = 0;
        while let Some((&number, &lane)) = self.heads.range(from..).next() {
            from = number + 1;
            match self.look(lane, now) {
                Room::Now => {
                    let leave = self.pass(lane);
                    self.each(lane, Bucket::reserve);
                    self.settle(number, lane, 0, Settled::Passed(leave), wakers);
                }
                room => {
                    if let Room::At(at) = room {
                        next = Some(next.map_or(at, |next| next.min(at)));
                    }
                    if self.claim(lane, now) {
                        break;
                    }
                }
            }
        }
        self.keep_time(next, wakers);
    }

    /// What became of a waiter; where nothing did, its waker is kept, and it learns when to wake up for all.
    pub(super) fn ask_again(
        &mut self,
        number: u64,
        lane: usize,
        now: Duration,
        waker: &Waker,
    ) -> Result<Settled, Option<Duration>> {
        if let Some(settled) = self.settled.remove(&number) {
            if let Settled::Passed(leave) = settled {
                self.each(leave.lane, |bucket, units| bucket.take_reserved(now, units));
            }
            return Ok(settled);
        }
        if let Some(waiter) = self.waiter(number, lane)
            && !waiter.waker.as_ref().is_some_and(|known| known.will_wake(waker))
        {
            waiter.waker = Some(waker.clone());
        }
        let leads = self.leader.is_some_and(|(leader, _)| leader == number);
        Err(self.alarm.filter(|_| leads))
    }

    /// The leader's time has come.
    pub(super) fn ring(&mut self, now: Duration, wakers: &mut Wakers) {
        if self.alarm.is_some_and(|alarm| alarm <= now) {
            self.alarm = None;
            self.advance(now, wakers);
        }
    }

    /// A waiter goes away without having been sent. Gives when it could have been, at the earliest.
    pub(super) fn give_up(
        &mut self,
        number: u64,
        lane: usize,
        now: Duration,
        wakers: &mut Wakers,
    ) -> Duration {
        match self.settled.remove(&number) {
            Some(Settled::Passed(leave)) => {
                self.each(leave.lane, Bucket::release);
                self.leave(leave, now, wakers);
                return now;
            }
            Some(Settled::Refused(at)) => return at,
            None => {}
        }
        let queue = &self.lanes.lanes[lane].queue;
        let Ok(place) = queue.binary_search_by_key(&number, |waiter| waiter.number) else { return now };
        let at = self.opens(lane, now, place);
        self.forget(number, lane, place);
        if place == 0 {
            self.advance(now, wakers);
        } else {
            self.keep_time(self.alarm, wakers);
        }
        at
    }

    /// A call that was let through at `since` is over without having been sent.
    pub(super) fn give_back(&mut self, leave: Leave, since: Duration, now: Duration, wakers: &mut Wakers) {
        self.each(leave.lane, |bucket, units| bucket.give_back(since, units));
        self.leave(leave, now, wakers);
    }

    /// A call that was let through is over.
    pub(super) fn leave(&mut self, leave: Leave, now: Duration, wakers: &mut Wakers) {
        self.lanes.lanes[leave.lane].under_way -= 1;
        self.each(leave.lane, |bucket, _| bucket.leave());
        if !self.heads.is_empty() {
            self.advance(now, wakers);
        }
    }

    /// Refuses everybody for whom a pause is too long.
    pub(super) fn refuse_the_impatient(&mut self, now: Duration, wakers: &mut Wakers) {
        let heads: Vec<(u64, usize)> = self.heads.iter().map(|(number, lane)| (*number, *lane)).collect();
        for (_, lane) in heads {
            let Some(until) = self.paused(lane, now) else { continue };
            let mut place = 0;
            while let Some(waiter) = self.lanes.lanes[lane].queue.get(place) {
                let is_too_long = until - now > waiter.patience || waiter.end.is_some_and(|end| until >= end);
                if is_too_long {
                    self.settle(waiter.number, lane, place, Settled::Refused(until), wakers);
                } else {
                    place += 1;
                }
            }
        }
    }

    /// How many orders were given so far.
    pub(super) fn orders(&self) -> u64 {
        self.orders
    }

    #[cfg(test)]
    pub(super) fn is_at_rest(&self) -> bool {
        let rests = |lane: &super::lanes::Lane| lane.under_way == 0 && lane.queue.is_empty();
        self.heads.is_empty()
            && self.settled.is_empty()
            && self.leader.is_none()
            && self.lanes.lanes.iter().all(|(_, lane)| rests(lane))
            && self.lanes.buckets.iter().all(|(_, bucket)| bucket.under_way() == 0)
    }

    /// Whether a call on this lane could go now, for all that those who wait before it have claimed.
    fn look(&mut self, lane: usize, now: Duration) -> Room {
        let mut answer = Room::Now;
        for part in &self.lanes.lanes[lane].parts {
            let bucket = &mut self.lanes.buckets[part.bucket];
            if bucket.claimed == self.round {
                return Room::Full;
            }
            answer = match (answer, bucket.room(now, part.units)) {
                (_, Room::Full) | (Room::Full, _) => return Room::Full,
                (Room::At(one), Room::At(other)) => Room::At(one.max(other)),
                (Room::At(at), Room::Now) | (Room::Now, Room::At(at)) => Room::At(at),
                (Room::Now, Room::Now) => Room::Now,
            };
        }
        answer
    }

    /// Claims what holds back the first waiter of a lane; whether that holds back everybody else, too.
    fn claim(&mut self, lane: usize, now: Duration) -> bool {
        let mut is_common = false;
        for part in &self.lanes.lanes[lane].parts {
            let bucket = &mut self.lanes.buckets[part.bucket];
            if bucket.room(now, part.units) != Room::Now {
                bucket.claimed = self.round;
                is_common |= bucket.is_common;
            }
        }
        is_common
    }

    fn pass(&mut self, lane: usize) -> Leave {
        self.orders += 1;
        self.lanes.lanes[lane].under_way += 1;
        Leave { lane, order: self.orders }
    }

    /// Does something to every bucket of a lane, with what a call takes of it.
    fn each(&mut self, lane: usize, mut change: impl FnMut(&mut Bucket, u32)) {
        for part in &self.lanes.lanes[lane].parts {
            change(&mut self.lanes.buckets[part.bucket], part.units);
        }
    }

    /// When a call that asks now could be sent, where it does not wait so long.
    fn refusal(&mut self, lane: usize, now: Duration, ask: &Ask<'_>) -> Option<Duration> {
        let paused = self.paused(lane, now).is_some_and(|until| until - now > ask.patience);
        let at = self.opens(lane, now, self.lanes.lanes[lane].queue.len());
        (paused || ask.end.is_some_and(|end| at >= end)).then_some(at)
    }

    /// When a call could be sent, at the earliest, that has so many before it on its own lane. Others may take from the
    /// same buckets meanwhile, so it may be later.
    fn opens(&mut self, lane: usize, now: Duration, before: usize) -> Duration {
        let parts = &self.lanes.lanes[lane].parts;
        let opens =
            parts.iter().map(|part| self.lanes.buckets[part.bucket].opens(now, part.units, before as u64));
        opens.fold(now, Duration::max)
    }

    fn paused(&self, lane: usize, now: Duration) -> Option<Duration> {
        let parts = &self.lanes.lanes[lane].parts;
        parts.iter().filter_map(|part| self.lanes.buckets[part.bucket].paused(now)).max()
    }

    /// Takes the waiter at `place` of its lane out, and tells it what became of it.
    fn settle(&mut self, number: u64, lane: usize, place: usize, settled: Settled, wakers: &mut Wakers) {
        self.settled.insert(number, settled);
        wakers.extend(self.forget(number, lane, place));
    }

    fn forget(&mut self, number: u64, lane: usize, place: usize) -> Option<Waker> {
        let queue = &mut self.lanes.lanes[lane].queue;
        let waiter = queue.remove(place);
        if self.heads.remove(&number).is_some()
            && let Some(head) = queue.front()
        {
            self.heads.insert(head.number, lane);
        }
        if self.leader.is_some_and(|(leader, _)| leader == number) {
            self.leader = None;
        }
        waiter.and_then(|waiter| waiter.waker)
    }

    /// Sees to it that somebody wakes up for all at `next`.
    fn keep_time(&mut self, next: Option<Duration>, wakers: &mut Wakers) {
        let Some(next) = next else { return };
        let is_early_enough = self.alarm.is_some_and(|alarm| alarm <= next);
        if self.leader.is_some() && is_early_enough {
            return;
        }
        let first = || self.heads.first_key_value().map(|(number, lane)| (*number, *lane));
        let Some((number, lane)) = self.leader.or_else(first) else { return };
        self.leader = Some((number, lane));
        self.alarm = Some(next);
        wakers.extend(self.waiter(number, lane).and_then(|waiter| waiter.waker.clone()));
    }

    fn waiter(&mut self, number: u64, lane: usize) -> Option<&mut Waiter> {
        let queue = &mut self.lanes.lanes[lane].queue;
        let place = queue.binary_search_by_key(&number, |waiter| waiter.number).ok()?;
        queue.get_mut(place)
    }
}
