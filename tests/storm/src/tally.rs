//! Many calls through a storm, and what the ledger says about what they were told.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use spoke_runtime::{
    Action, Call, Connection, ConnectionConfig, Effect, Error, Hub, Kind, Retry, auth::Anonymous,
};

use crate::actions::{Made, Vendor};
use crate::fault::Fault;
use crate::ledger::Errand;
use crate::plan::CALM_AFTER;
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
    /// How many failed and are known not to have been done.
    pub failed: usize,
    /// How many failed after a good answer that could not be read: known to have been done.
    pub unreadable: usize,
    /// How many ended with an unknown outcome.
    pub unknown: usize,
    /// How many of those were executed, and nobody was told.
    pub unknown_and_done: usize,
    /// How many attempts were made, refused ones included.
    pub attempts: usize,
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

/// A hub's connection to a storm: nobody signs in, and there are enough attempts to outlast every plan that calms down.
///
/// # Errors
/// Where the network cannot be set up.
pub fn connect(storm: &Storm) -> Result<Connection<Vendor>, Error> {
    connect_with(storm, Retry::new().attempts(CALM_AFTER + 1))
}

/// The same, with a policy of one's own.
///
/// # Errors
/// Where the network cannot be set up.
pub fn connect_with(storm: &Storm, retry: Retry) -> Result<Connection<Vendor>, Error> {
    let config = ConnectionConfig::to::<Vendor>()
        .base_url(storm.url())
        .auth(Anonymous)
        .attempt_timeout(storm.clock().limit())
        .retry(retry);
    connect_as(storm, config)
}

/// The same, configured by oneself: the attempt timeout is to be the clock's limit.
///
/// # Errors
/// Where the network cannot be set up, or the connection does not fit.
pub fn connect_as(storm: &Storm, config: ConnectionConfig) -> Result<Connection<Vendor>, Error> {
    let hub =
        Hub::builder().connection("storm", config).transport(storm.gate()?).clock(storm.clock()).build()?;
    hub.connect("storm")
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
                    let result = Call::new(make(name.clone()), &connection).reply().await;
                    let result = result.map(|reply| (reply.output().clone(), reply.attempts()));
                    told.push((name, result));
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
        for (name, result) in &told {
            tally.hold(name, result, &ledger.errand(&errand::<A>(name)), A::OPERATION.effect);
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
    fn hold(&mut self, name: &str, told: &Told, errand: &Errand, effect: Effect) {
        let executed = errand.executed();
        let attempts = match told {
            Ok((_, attempts)) => *attempts,
            Err(error) => error.attempts(),
        };
        self.attempts += attempts as usize;
        let changes_more_each_time = !matches!(effect, Effect::Read | Effect::Idempotent);
        let duplicates = if changes_more_each_time { executed.saturating_sub(1) } else { 0 };
        let mut wrongs = Vec::new();
        let mut count = |is_wrong: bool, counter: &mut usize, what: &'static str| {
            if is_wrong {
                *counter += 1;
                wrongs.push(what);
            }
        };
        count(duplicates > 0, &mut self.duplicates, "done more than once");
        count(errand.keys().len() > 1, &mut self.changed_keys, "the key changed");
        count(attempts as usize != errand.visits.len(), &mut self.miscounted, "other attempts than requests");
        match told {
            Ok((made, _)) => {
                self.good += 1;
                count(executed == 0, &mut self.lies, "told a success that was none");
                count(made.call != name, &mut self.foreign, "given the answer of another call");
            }
            Err(error) if error.kind() == Kind::Decode => {
                self.unreadable += 1;
                count(executed == 0, &mut self.lies, "told of a good answer that was none");
            }
            Err(error) => {
                let doubt = effect != Effect::Read && errand.leaves_doubt();
                let is_unknown = error.is_outcome_unknown();
                count(
                    is_unknown != doubt,
                    &mut self.misreported,
                    "told wrongly whether it may have been done",
                );
                if is_unknown {
                    self.unknown += 1;
                    self.unknown_and_done += usize::from(executed > 0);
                } else {
                    self.failed += 1;
                    let is_lie = effect != Effect::Read && executed > 0;
                    count(is_lie, &mut self.lies, "told a failure that was a success");
                }
            }
        }
        for wrong in wrongs {
            if self.wrong.len() < SHOWN {
                self.wrong.push(format!("{name}: {wrong}: {told:?} after {:?}", errand.visits));
            }
        }
    }
}

type Told = Result<(Made, u32), Error>;

/// How many wrong things are told in words.
const SHOWN: usize = 5;

/// The errand of a call of `A`: method and path, with the call's name in its place.
fn errand<A: Action>(name: &str) -> String {
    format!("{} {}", A::OPERATION.method.as_str(), A::OPERATION.path).replace("{call}", name)
}

impl Tally {
    /// The head of the table whose lines `{}` writes.
    pub const HEAD: &str = "action        calls   good failed unread unknown (done) attempts  twice lies misrep keys foreign miscount";
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Tally { action, calls, good, failed, unreadable, unknown, unknown_and_done, attempts, .. } = self;
        write!(
            f,
            "{action:<13} {calls:>5} {good:>6} {failed:>6} {unreadable:>6} {unknown:>7} {unknown_and_done:>6} {attempts:>8}"
        )?;
        let Tally { duplicates, lies, misreported, changed_keys, foreign, miscounted, .. } = self;
        write!(
            f,
            " {duplicates:>6} {lies:>4} {misreported:>6} {changed_keys:>4} {foreign:>7} {miscounted:>8}"
        )?;
        for wrong in &self.wrong {
            write!(f, "\n  {wrong}")?;
        }
        Ok(())
    }
}
