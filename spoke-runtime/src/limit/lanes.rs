//! Which buckets a call passes: one lane for each action, or for each value that has buckets of its own.

use std::collections::{HashMap, VecDeque};
use std::task::Waker;
use std::time::Duration;

use slab::Slab;

use super::Limit;
use super::bucket::Bucket;

/// The bucket that every call of a connection passes, limits or none: the vendor may close it at any time.
pub(super) const GATE: usize = 0;

/// Idle lanes are looked for where there are this many, and at every doubling after.
const MANY: usize = 64;

/// What a call asks of its limiter.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ask<'a> {
    /// The action's name, which is one action's on its connection.
    pub(crate) action: &'static str,
    /// The action's limits.
    pub(crate) own: &'static [Limit],
    /// The spoke's limits.
    pub(crate) common: &'static [Limit],
    /// The texts of the inputs by which `own` has buckets, in the order of `own`.
    pub(crate) values: &'a [String],
    /// The moment at which the call has taken too long.
    pub(crate) end: Option<Duration>,
    /// The longest pause that the call waits out.
    pub(crate) patience: Duration,
}

/// The way of one action's calls through the buckets.
#[derive(Debug)]
pub(super) struct Lane {
    pub(super) parts: Vec<Part>,
    /// First come, first served.
    pub(super) queue: VecDeque<Waiter>,
    pub(super) under_way: u32,
    /// The bucket that the vendor's word about what is left is about.
    pub(super) told: usize,
    /// How long to pause where the vendor does not say.
    pub(super) pause: Option<Duration>,
}

/// What a call takes of one bucket.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part {
    pub(super) bucket: usize,
    pub(super) units: u32,
}

/// A call that waits.
#[derive(Debug)]
pub(super) struct Waiter {
    /// Its number in the order of arrival.
    pub(super) number: u64,
    pub(super) waker: Option<Waker>,
    pub(super) end: Option<Duration>,
    pub(super) patience: Duration,
}

/// All lanes of a limiter.
pub(super) struct Lanes {
    pub(super) buckets: Slab<Bucket>,
    pub(super) lanes: Slab<Lane>,
    places: HashMap<(Place, Option<String>), usize>,
    plain: Option<usize>,
    by_action: HashMap<&'static str, HashMap<Vec<String>, usize>>,
    sweep_at: usize,
}

/// Where a bucket was declared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Place {
    Connection(usize),
    Action(&'static str, usize),
    Shared(&'static str),
}

impl Lanes {
    pub(super) fn new() -> Self {
        let mut buckets = Slab::new();
        buckets.insert(Bucket::gate());
        Lanes {
            buckets,
            lanes: Slab::new(),
            places: HashMap::new(),
            plain: None,
            by_action: HashMap::new(),
            sweep_at: MANY,
        }
    }

    /// The lane of a call; `common` are the limits of the whole connection.
    pub(super) fn of(&mut self, now: Duration, common: &[Limit], ask: &Ask<'_>) -> usize {
        if ask.own.is_empty() {
            if let Some(plain) = self.plain {
                return plain;
            }
            let plain = self.open(common, ask);
            self.plain = Some(plain);
            return plain;
        }
        if let Some(lane) = self.by_action.get(ask.action).and_then(|lanes| lanes.get(ask.values)) {
            return *lane;
        }
        if self.lanes.len() >= self.sweep_at {
            self.sweep(now);
            self.sweep_at = MANY.max(2 * self.lanes.len());
        }
        let lane = self.open(common, ask);
        self.by_action.entry(ask.action).or_default().insert(ask.values.to_vec(), lane);
        lane
    }

    pub(super) fn is_empty(&self, lane: usize) -> bool {
        self.lanes[lane].queue.is_empty()
    }

    fn open(&mut self, common: &[Limit], ask: &Ask<'_>) -> usize {
        let mut lane = Lane {
            parts: vec![Part { bucket: GATE, units: 1 }],
            queue: VecDeque::new(),
            under_way: 0,
            told: GATE,
            pause: ask.own.iter().chain(common).find_map(|limit| limit.pause),
        };
        for (index, limit) in common.iter().enumerate() {
            let place = limit.shared.map_or(Place::Connection(index), Place::Shared);
            self.lead_through(&mut lane, place, None, limit, true);
        }
        let mut values = ask.values.iter();
        let mut narrowest = 0;
        for (index, limit) in ask.own.iter().enumerate() {
            let value = limit.by.and_then(|_| values.next().cloned());
            let place = limit.shared.map_or(Place::Action(ask.action, index), Place::Shared);
            let bucket = self.lead_through(&mut lane, place, value, limit, false);
            if limit.rate.is_some() && narrowness(limit) > narrowest {
                narrowest = narrowness(limit);
                lane.told = bucket;
            }
        }
        self.buckets[GATE].lanes += 1;
        self.lanes.insert(lane)
    }

    /// Leads `lane` through the bucket of `limit`. A bucket that it leads through already is passed once, for what the
    /// action says: a spoke may give its actions a weight in a bucket that all of them share.
    fn lead_through(
        &mut self,
        lane: &mut Lane,
        place: Place,
        value: Option<String>,
        limit: &Limit,
        is_common: bool,
    ) -> usize {
        let buckets = &mut self.buckets;
        let place = self.places.entry((place, value));
        let bucket = *place.or_insert_with(|| buckets.insert(Bucket::new(limit, is_common)));
        match lane.parts.iter_mut().find(|part| part.bucket == bucket) {
            Some(part) => part.units = limit.weight,
            None => {
                lane.parts.push(Part { bucket, units: limit.weight });
                buckets[bucket].lanes += 1;
            }
        }
        bucket
    }

    /// Forgets the lanes that nobody is on and whose buckets remember nothing.
    fn sweep(&mut self, now: Duration) {
        let Lanes { buckets, lanes, places, by_action, .. } = self;
        for values in by_action.values_mut() {
            values.retain(|_, index| {
                let lane = &lanes[*index];
                let is_used = lane.under_way > 0
                    || !lane.queue.is_empty()
                    || lane.parts.iter().any(|part| {
                        let bucket = &mut buckets[part.bucket];
                        !bucket.is_common && !bucket.is_idle(now)
                    });
                if !is_used {
                    for part in lanes.remove(*index).parts {
                        buckets[part.bucket].lanes -= 1;
                    }
                }
                is_used
            });
        }
        by_action.retain(|_, values| !values.is_empty());
        places.retain(|_, index| {
            let bucket = &buckets[*index];
            let is_used = bucket.lanes > 0 || bucket.is_common;
            if !is_used {
                buckets.remove(*index);
            }
            is_used
        });
    }
}

/// How special a bucket is: one for a value, one for an action, one that actions share.
fn narrowness(limit: &Limit) -> u8 {
    match (limit.by, limit.shared) {
        (Some(_), _) => 3,
        (None, None) => 2,
        (None, Some(_)) => 1,
    }
}
