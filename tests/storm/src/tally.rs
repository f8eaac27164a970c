//! Many calls through a storm, and what the ledger says about what they were told.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use spoke_runtime::{Action, Call, Connection, Effect, Error, Kind, Operation};

use crate::actions::{Made, Vendor};
use crate::connect::connect;
use crate::counter::{Sent, count};
use crate::fault::Fault;
use crate::ledger::{Errand, Ledger};
use crate::server::Storm;

/// How many calls are under way at a time.
pub const ABREAST: usize = 16;

/// What many calls of one action were told, held against what was done.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// The action.
    pub action: &'static str,
    /// How many calls were made.
    pub calls: usize,
    /// How many gave an output.
    pub good: usize,
    /// How many of those a look-up gave, after an unknown outcome.
    pub found: usize,
    /// How many failed and are known not to have been done.
    pub failed: usize,
    /// How many failed after a good answer that could not be read: known to have been done.
    pub unreadable: usize,
    /// How many ended with an unknown outcome.
    pub unknown: usize,
    /// How many of those were executed, and nobody was told.
    pub unknown_and_done: usize,
    /// How many unknown outcomes a further attempt could have settled: the look-up had shown that nothing was done.
    pub given_up: usize,
    /// How many attempts were made, refused ones included.
    pub attempts: usize,
    /// How many attempts the look-ups made.
    pub asked: usize,
    /// How many executions there were beyond the first of a call.
    pub duplicates: usize,
    /// How many calls were told a success without any execution, or a plain failure with one.
    pub lies: usize,
    /// How many calls were told an unknown outcome where there was no doubt, or none where there was.
    pub misreported: usize,
    /// How many calls came with more than one key.
    pub changed_keys: usize,
    /// How many answers belonged to another call.
    pub foreign: usize,
    /// How many calls counted other attempts than the server saw: somebody below repeats by himself.
    pub miscounted: usize,
    /// How many requests met each fault.
    pub faults: BTreeMap<Fault, usize>,
    /// The first wrong things, in words.
    pub wrong: Vec<String>,
}

impl Tally {
    /// Makes `calls` calls on a connection of [`connect`], as [`Tally::on`] does.
    ///
    /// # Errors
    /// Where the network cannot be set up.
    pub async fn of<A>(
        storm: &Storm,
        calls: usize,
        make: impl Fn(String) -> A + Send + Sync + 'static,
    ) -> Result<Self, Error>
    where
        A: Action<Spoke = Vendor, Output = Made> + Send + 'static,
    {
        Ok(Tally::on(&connect(storm)?, storm, calls, make).await)
    }

    /// Makes `calls` calls, [`ABREAST`] at a time, and holds what they are told against the ledger. `make` makes the action of a
    /// call's name; its path ends with it, as `{call}`.
    ///
    /// # Panics
    /// Where a call does.
    pub async fn on<A>(
        connection: &Connection<Vendor>,
        storm: &Storm,
        calls: usize,
        make: impl Fn(String) -> A + Send + Sync + 'static,
    ) -> Self
    where
        A: Action<Spoke = Vendor, Output = Made> + Send + 'static,
    {
        let make = Arc::new(make);
        let next = Arc::new(AtomicUsize::new(0));
        let mut tasks = Vec::new();
        for _ in 0..ABREAST {
            let (connection, make, next) = (connection.clone(), Arc::clone(&make), Arc::clone(&next));
            tasks.push(tokio::spawn(async move {
                let mut told = Vec::new();
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= calls {
                        return told;
                    }
                    let name = format!("c{number}");
                    let call = Call::new(make(name.clone()), &connection);
                    let (result, sent) = count(async { call.reply().await }).await;
                    let result = result.map(|reply| Good {
                        attempts: reply.attempts() as usize,
                        was_found: reply.was_found(),
                        made: reply.into_output(),
                    });
                    told.push(Told { name, result, sent });
                }
            }));
        }
        let mut told = Vec::with_capacity(calls);
        for task in tasks {
            told.extend(task.await.expect("a call does not panic"));
        }
        let ledger = storm.ledger();
        let mut tally = Tally {
            action: A::OPERATION.name,
            calls: told.len(),
            faults: ledger.faults(),
            ..Tally::default()
        };
        for told in &told {
            tally.hold(told, A::OPERATION, &ledger);
        }
        tally
    }

    /// Whether everybody was told the truth, and nothing was done twice.
    pub fn is_clean(&self) -> bool {
        let Tally { duplicates, lies, misreported, changed_keys, foreign, miscounted, .. } = self;
        [duplicates, lies, misreported, changed_keys, foreign, miscounted]
            .into_iter()
            .all(|count| *count == 0)
    }

    /// Holds what one call was told against what was done for it.
    fn hold(&mut self, told: &Told, operation: &Operation, ledger: &Ledger) {
        let Told { name, result, sent } = told;
        let effect = operation.effect;
        let errand = errand(ledger, operation, name);
        let executed = errand.executed();
        let looked =
            operation.probe.map(|probe| (probe.operation, self::errand(ledger, probe.operation, name)));
        let attempts = sent.get(operation.name).copied().unwrap_or_default();
        self.attempts += attempts;
        let changes_more_each_time = !matches!(effect, Effect::Read | Effect::Idempotent);
        let duplicates = if changes_more_each_time { executed.saturating_sub(1) } else { 0 };
        let mut wrongs = Vec::new();
        let mut count = |is_wrong: bool, counter: &mut usize, what: &'static str| {
            if is_wrong {
                *counter += 1;
                wrongs.push(what);
            }
        };
        let mut is_miscounted =
            attempts != errand.visits.len() || told.counted().is_some_and(|it| it != attempts);
        if let Some((look_up, visited)) = &looked {
            let asked = sent.get(look_up.name).copied().unwrap_or_default();
            self.asked += asked;
            is_miscounted |= asked != visited.visits.len();
        }
        count(duplicates > 0, &mut self.duplicates, "done more than once");
        count(errand.keys().len() > 1, &mut self.changed_keys, "the key changed");
        count(is_miscounted, &mut self.miscounted, "other attempts than requests");
        match result {
            Ok(good) => {
                self.good += 1;
                self.found += usize::from(good.was_found);
                count(executed == 0, &mut self.lies, "told a success that was none");
                count(good.made.call != *name, &mut self.foreign, "given the answer of another call");
            }
            Err(error) if error.kind() == Kind::Decode => {
                self.unreadable += 1;
                count(executed == 0, &mut self.lies, "told of a good answer that was none");
            }
            Err(error) => {
                let is_unknown = error.is_outcome_unknown();
                let doubt = match &looked {
                    None => effect != Effect::Read && errand.leaves_doubt(),
                    Some((_, visited)) => errand.leaves_doubt_after(visited),
                };
                count(
                    is_unknown != doubt,
                    &mut self.misreported,
                    "told wrongly whether it may have been done",
                );
                if is_unknown {
                    self.unknown += 1;
                    self.unknown_and_done += usize::from(executed > 0);
                    let could_go_on = errand.visits.last().is_some_and(|last| last.fault.proves_an_end());
                    self.given_up += usize::from(looked.is_some() && executed == 0 && could_go_on);
                } else {
                    self.failed += 1;
                    let is_lie = effect != Effect::Read && executed > 0;
                    count(is_lie, &mut self.lies, "told a failure that was a success");
                }
            }
        }
        for wrong in wrongs {
            if self.wrong.len() < SHOWN {
                let looked = looked.iter().flat_map(|(_, visited)| &visited.visits).collect::<Vec<_>>();
                self.wrong.push(format!(
                    "{name}: {wrong}: {result:?} after {:?}, looked up {looked:?}",
                    errand.visits
                ));
            }
        }
    }
}

/// What a call was told, and how often it and its look-ups were sent.
struct Told {
    name: String,
    result: Result<Good, Error>,
    sent: Sent,
}

#[derive(Debug)]
struct Good {
    made: Made,
    attempts: usize,
    was_found: bool,
}

impl Told {
    /// How many attempts of the call itself it tells; a reply that was found tells those of the look-up.
    fn counted(&self) -> Option<usize> {
        match &self.result {
            Ok(good) => Some(good.attempts).filter(|_| !good.was_found),
            Err(error) => Some(error.attempts() as usize),
        }
    }
}

/// How many wrong things are told in words.
const SHOWN: usize = 5;

/// What a call of `operation` came for: method and path, with the call's name in its place.
fn errand(ledger: &Ledger, operation: &Operation, name: &str) -> Errand {
    let pattern = format!("{} {}", operation.method.as_str(), operation.path);
    ledger.errand(&pattern.replace("{call}", name))
}
