//! What the server met and did, errand by errand.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::fault::Fault;

/// One request of an errand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visit {
    /// What went wrong with it.
    pub fault: Fault,
    /// Whether it was read: whatever was to be done with it is done.
    pub served: bool,
    /// Whether it was executed; a repeat that its key gave away was not.
    pub executed: bool,
    /// The idempotency key that came along, in its header or in the body.
    pub key: Option<String>,
}

/// Everything that was asked for by one method and address: `POST /tickets/c17`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Errand {
    /// Every request, in order; refused connections included.
    pub visits: Vec<Visit>,
}

impl Errand {
    /// How often it was executed.
    pub fn executed(&self) -> usize {
        self.visits.iter().filter(|visit| visit.executed).count()
    }

    /// The keys that came along: more than one for one call would be a key that changed.
    pub fn keys(&self) -> BTreeSet<&str> {
        self.visits.iter().filter_map(|visit| visit.key.as_deref()).collect()
    }

    /// Whether whoever sent these requests cannot know if one of them was executed.
    pub fn leaves_doubt(&self) -> bool {
        self.visits.iter().any(|visit| visit.fault.leaves_doubt())
    }

    /// The same for somebody who looks up after each doubt, whose requests are `looked`: only the last request can leave one,
    /// and none where the last look-up was answered after it was executed.
    pub fn leaves_doubt_after(&self, looked: &Errand) -> bool {
        let is_in_doubt = self.visits.last().is_some_and(|last| last.fault.leaves_doubt());
        let is_answered =
            looked.visits.last().is_some_and(|last| last.fault.commits() && !last.fault.leaves_doubt());
        let was_there =
            self.visits.iter().any(|it| it.executed && !matches!(it.fault, Fault::GatewayLate(_)));
        is_in_doubt && !(is_answered && was_there)
    }
}

/// The vendor's books: what is counted here is counted where it was done, and never guessed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    errands: BTreeMap<String, Errand>,
    /// How many errands are kept; `None` keeps all.
    pub(crate) most: Option<usize>,
    /// The errands in the order in which they came, where not all are kept.
    order: VecDeque<String>,
}

impl Ledger {
    /// What is known of an errand: `POST /tickets/c17`. One that nobody came for has no visits.
    pub fn errand(&self, name: &str) -> Errand {
        self.errands.get(name).cloned().unwrap_or_default()
    }

    /// Every errand by its name.
    pub fn errands(&self) -> impl Iterator<Item = (&str, &Errand)> {
        self.errands.iter().map(|(name, errand)| (name.as_str(), errand))
    }

    /// How many requests met each fault.
    pub fn faults(&self) -> BTreeMap<Fault, usize> {
        let mut faults = BTreeMap::new();
        for visit in self.errands.values().flat_map(|errand| &errand.visits) {
            *faults.entry(visit.fault).or_default() += 1;
        }
        faults
    }

    pub(crate) fn visits(&self, errand: &str) -> u32 {
        self.errands.get(errand).map_or(0, |errand| errand.visits.len() as u32)
    }

    /// A request has come. Gives its place among the errand's visits.
    pub(crate) fn meet(&mut self, errand: &str, fault: Fault) -> usize {
        if let Some(most) = self.most
            && !self.errands.contains_key(errand)
        {
            self.order.push_back(errand.to_owned());
            while self.order.len() > most {
                self.order.pop_front().map(|oldest| self.errands.remove(&oldest));
            }
        }
        let visits = &mut self.errands.entry(errand.to_owned()).or_default().visits;
        visits.push(Visit { fault, served: false, executed: false, key: None });
        visits.len() - 1
    }

    pub(crate) fn note(&mut self, errand: &str, visit: usize, executed: bool, key: Option<String>) {
        let known = self.errands.get_mut(errand).and_then(|errand| errand.visits.get_mut(visit));
        if let Some(visit) = known {
            visit.served = true;
            visit.executed = executed;
            visit.key = key;
        }
    }
}
