//! Where a sign-in is kept, and how processes take turns with it.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::task::spawn_blocking;

use crate::auth::Means;
use crate::secret::{Held, Secret, SecretStore};

use super::record::Record;

/// Where a sign-in is kept.
#[derive(Debug)]
pub(super) enum Kept {
    /// In the store, under this name.
    Store { name: String, unsaved: Mutex<Option<Unsaved>> },
    /// In this process alone.
    Memory(Mutex<Record>),
}

/// A record that the store did not take, and what stood there.
#[derive(Clone, Debug)]
pub(super) struct Unsaved {
    was: Option<Secret<String>>,
    record: Record,
}

/// One turn: nobody else changes what is kept until it is over.
pub(super) struct Turn {
    pub(super) record: Option<Record>,
    was: Option<Secret<String>>,
    _held: Option<Held>,
}

impl Kept {
    pub(super) fn stored(name: String) -> Self {
        Kept::Store { name, unsaved: Mutex::default() }
    }

    pub(super) fn memory(seed: Secret<String>) -> Self {
        Kept::Memory(Mutex::new(Record::seed(seed)))
    }

    /// Waits for its turn, and reads what is kept then.
    pub(super) async fn turn(&self, means: &Means) -> Result<Turn, String> {
        match self {
            Kept::Memory(record) => {
                let record = lock(record).clone();
                Ok(Turn { record: Some(record), was: None, _held: None })
            }
            Kept::Store { name, unsaved } => {
                let (store, name) = (store(means)?, name.clone());
                let (held, was) = blocking(move || {
                    let held = store.hold(&name)?;
                    let was = store.get(&name)?;
                    Ok((held, was))
                })
                .await?;
                let unsaved = lock(unsaved).clone().filter(|unsaved| unsaved.was == was);
                let record = match unsaved {
                    Some(unsaved) => Some(unsaved.record),
                    None => was.as_ref().map(Record::read),
                };
                Ok(Turn { record, was, _held: Some(held) })
            }
        }
    }

    /// Keeps `record`, and ends the turn. What the store does not take is kept in this process, and offered to it again: the issuer
    /// may have forgotten the old one already.
    ///
    /// # Errors
    /// Why the store did not take it.
    pub(super) async fn put(
        &self,
        means: &Means,
        turn: Turn,
        record: Record,
        why: &'static str,
    ) -> Result<(), String> {
        match self {
            Kept::Memory(kept) => {
                *lock(kept) = record;
                Ok(())
            }
            Kept::Store { name, unsaved } => {
                let (store, name, value) = (store(means)?, name.clone(), record.write());
                let set = blocking(move || store.set(&name, &value, why)).await;
                *lock(unsaved) = set.is_err().then(|| Unsaved { was: turn.was.clone(), record });
                drop(turn);
                set
            }
        }
    }
}

fn store(means: &Means) -> Result<Arc<dyn SecretStore>, String> {
    means.store().cloned().ok_or_else(|| "this hub has no store in which a sign-in could be kept".to_owned())
}

/// A store waits for files and for other processes.
async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, String> + Send + 'static,
) -> Result<T, String> {
    spawn_blocking(work).await.unwrap_or_else(|_| Err("the store of secrets broke off".to_owned()))
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
