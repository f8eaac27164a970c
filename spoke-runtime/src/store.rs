//! The store of secrets: one encrypted file that processes share.
//!
//! The file is an [age](https://age-encryption.org/v1) file, which `age -d` opens, and holds JSON. Only what is encrypted ever
//! touches the disk.

mod content;
mod disk;
mod error;
mod key;
mod key_file;
#[cfg(feature = "keyring")]
mod keyring;
mod name;
mod seal;
#[cfg(test)]
mod tests;

use std::fmt;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

use crate::clock::{Clock, SystemClock};
use crate::secret::{Held, Secret, SecretStore};

use self::content::{Content, word};
use self::disk::Disk;

pub use self::content::{Change, MAX_HISTORY, Stored, What};
pub use self::disk::MAX_STORE;
pub use self::error::{StoreError, StoreFault};
pub use self::key::{LEAST_PASSPHRASE, StoreKey};
pub use self::name::MAX_NAME;
pub use self::seal::{MOST_WORK, WORK};

/// The largest secret, in bytes: room for a certificate chain.
pub const MAX_VALUE: usize = 1 << 20;

/// Secrets in one encrypted file. A clone is two reference counts.
///
/// Reading sees what other processes have written. Writing waits for them, reads what they wrote, and puts the whole file
/// in its place in one step: whoever reads, or loses power, sees the old file or the new one.
///
/// ```
/// use spoke_runtime::Secret;
/// use spoke_runtime::store::{Store, StoreKey};
///
/// # let folder = tempfile::tempdir()?;
/// # let path = folder.path().join("secrets.age");
/// let store = Store::create(&path, StoreKey::generate_identity())?;
/// store.set("crm-token", &Secret::from("t-1"), "first token")?;
/// assert_eq!(store.get("crm-token")?, Some(Secret::from("t-1")));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct Store {
    shared: Arc<Shared>,
    by: Arc<str>,
}

struct Shared {
    disk: Disk,
    clock: Arc<dyn Clock>,
    state: Mutex<State>,
}

struct State {
    key: Arc<StoreKey>,
    seen: Option<Seen>,
}

/// What the file held when it was last decrypted.
struct Seen {
    /// The file as it was: it is random from its first line on, and so tells more surely than any date whether it has changed.
    sealed: Vec<u8>,
    content: Arc<Content>,
}

impl Store {
    /// Makes an empty store.
    ///
    /// # Errors
    /// Where something of that name is there already, the key is none, or the file cannot be written.
    pub fn create(path: impl AsRef<Path>, key: StoreKey) -> Result<Self, StoreError> {
        key.check_new()?;
        let store = Store::at(Disk::of_new(path.as_ref())?, key, SystemClock::shared());
        let lock = store.shared.disk.lock()?;
        store.shared.disk.refuse_existing()?;
        let mut content = Content::default();
        content.note(store.change(What::Created, None, ""));
        store.write(content, None)?;
        drop(lock);
        Ok(store)
    }

    /// Opens a store, and so proves that the key is its key.
    ///
    /// # Errors
    /// Where the file is not there, is damaged, is of a newer version or may be written by others, and where the key does
    /// not open it.
    pub fn open(path: impl AsRef<Path>, key: StoreKey) -> Result<Self, StoreError> {
        let store = Store::at(Disk::of(path.as_ref())?, key, SystemClock::shared());
        store.content()?;
        Ok(store)
    }

    fn at(disk: Disk, key: StoreKey, clock: Arc<dyn Clock>) -> Self {
        let state = Mutex::new(State { key: Arc::new(key), seen: None });
        Store { shared: Arc::new(Shared { disk, clock, state }), by: user().into() }
    }

    /// The same store, whose history names `by` in the place of the user that runs this process.
    #[must_use]
    pub fn signed(self, by: &str) -> Self {
        Store { by: word(by).into(), ..self }
    }

    /// The secret of this name as it stands now.
    ///
    /// # Errors
    /// Where the file cannot be read or opened, and for what is no name.
    pub fn get(&self, name: &str) -> Result<Option<Secret<String>>, StoreError> {
        name::check(name)?;
        Ok(self.content()?.value(name).cloned())
    }

    /// The secret of this name, where there has to be one.
    ///
    /// # Errors
    /// As for [`Store::get`], and where there is no such secret: with the nearest name.
    pub fn find(&self, name: &str) -> Result<Secret<String>, StoreError> {
        name::check(name)?;
        let content = self.content()?;
        content.value(name).cloned().ok_or_else(|| self.not_there(name, &content))
    }

    /// Sets a secret. It is on disk when this comes back, and the old one until then. `why` is a word for the history.
    ///
    /// # Errors
    /// For what is no name, an empty or too long value, and where the file cannot be read, opened or written.
    pub fn set(&self, name: &str, value: &Secret<String>, why: &str) -> Result<(), StoreError> {
        name::check(name)?;
        check_value(value)?;
        self.edit(None, |content| {
            content.set(self.change(What::Set, Some(name), why), name, value);
            Ok(())
        })
    }

    /// Sets a new value of a secret that is there, and says so in the history.
    ///
    /// # Errors
    /// As for [`Store::set`], and where there is no such secret, or it has this value already.
    pub fn rotate(&self, name: &str, value: &Secret<String>, why: &str) -> Result<(), StoreError> {
        name::check(name)?;
        check_value(value)?;
        self.edit(None, |content| {
            match content.value(name) {
                None => return Err(self.not_there(name, content)),
                Some(old) if old == value => return Err(StoreError::same_value(name)),
                Some(_) => content.set(self.change(What::Rotated, Some(name), why), name, value),
            }
            Ok(())
        })
    }

    /// Removes a secret; the history keeps that there was one.
    ///
    /// # Errors
    /// As for [`Store::set`], and where there is no such secret.
    pub fn remove(&self, name: &str, why: &str) -> Result<(), StoreError> {
        name::check(name)?;
        self.edit(None, |content| {
            if !content.remove(name) {
                return Err(self.not_there(name, content));
            }
            content.note(self.change(What::Removed, Some(name), why));
            Ok(())
        })
    }

    /// The names, sorted.
    ///
    /// # Errors
    /// Where the file cannot be read or opened.
    pub fn names(&self) -> Result<Vec<String>, StoreError> {
        Ok(self.content()?.names().map(str::to_owned).collect())
    }

    /// What is known of each secret beside its value, sorted by name.
    ///
    /// # Errors
    /// As for [`Store::names`].
    pub fn list(&self) -> Result<Vec<Stored>, StoreError> {
        Ok(self.content()?.list())
    }

    /// Who has changed what, when and why, the oldest first: the last [`MAX_HISTORY`] changes, and no value.
    ///
    /// # Errors
    /// As for [`Store::names`].
    pub fn history(&self) -> Result<Vec<Change>, StoreError> {
        Ok(self.content()?.history().to_vec())
    }

    /// Encrypts the store to another key, with which it goes on. Others that have it open need that key from now on, and
    /// copies of the old file still open with the old one.
    ///
    /// # Errors
    /// As for [`Store::set`], and where `key` is none.
    pub fn rekey(&self, key: StoreKey) -> Result<(), StoreError> {
        key.check_new()?;
        self.edit(Some(key), |content| {
            content.note(self.change(What::Rekeyed, None, ""));
            Ok(())
        })
    }

    /// Waits until nobody else, in this process or in another, holds this name, and holds it until the answer is dropped.
    /// It keeps nobody from reading and setting.
    ///
    /// # Errors
    /// For what is no name, and where the file beside the store that stands for the name cannot be locked.
    pub fn hold(&self, name: &str) -> Result<Held, StoreError> {
        name::check(name)?;
        Ok(Held::by(self.shared.disk.hold(name)?))
    }

    /// The content of the file as it stands now; decrypted where it is not the file that was decrypted last.
    fn content(&self) -> Result<Arc<Content>, StoreError> {
        let disk = &self.shared.disk;
        // Held while reading, so that file and key are of one time, and while decrypting: a passphrase takes a second, which
        // those who wait would spend on the same file.
        let mut state = self.state();
        let sealed = disk.read()?;
        if let Some(seen) = state.seen.as_ref().filter(|seen| seen.sealed == sealed) {
            return Ok(Arc::clone(&seen.content));
        }
        let plain = seal::open(&sealed, &state.key).map_err(|unopened| disk.unopened(unopened))?;
        let content = Arc::new(Content::read(&plain).map_err(|unread| disk.unread(unread))?);
        state.seen = Some(Seen { sealed, content: Arc::clone(&content) });
        Ok(content)
    }

    /// Changes the content under the lock of the file, and its key where one is given.
    fn edit(
        &self,
        key: Option<StoreKey>,
        edit: impl FnOnce(&mut Content) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let lock = self.shared.disk.lock()?;
        let mut content = Content::clone(&*self.content()?);
        edit(&mut content)?;
        self.write(content, key)?;
        drop(lock);
        Ok(())
    }

    fn write(&self, content: Content, key: Option<StoreKey>) -> Result<(), StoreError> {
        let key = key.map_or_else(|| Arc::clone(&self.state().key), Arc::new);
        let disk = &self.shared.disk;
        let sealed = seal::seal(&content.written(), &key).map_err(|unsealed| disk.unsealed(unsealed))?;
        let mut state = self.state();
        disk.replace(&sealed)?;
        *state = State { key, seen: Some(Seen { sealed, content: Arc::new(content) }) };
        Ok(())
    }

    fn change(&self, what: What, name: Option<&str>, why: &str) -> Change {
        let at = self.shared.clock.wall();
        Change { at, by: self.by.to_string(), what, name: name.map(str::to_owned), why: word(why) }
    }

    fn not_there(&self, name: &str, content: &Content) -> StoreError {
        StoreError::not_there(self.shared.disk.shown(), name, content.names())
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // Whoever panicked left the whole of an old state or of a new one.
        self.shared.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl SecretStore for Store {
    fn get(&self, name: &str) -> Result<Option<Secret<String>>, String> {
        Store::get(self, name).map_err(|error| error.to_string())
    }

    fn set(&self, name: &str, value: &Secret<String>, why: &str) -> Result<(), String> {
        Store::set(self, name, value, why).map_err(|error| error.to_string())
    }

    fn names(&self) -> Result<Vec<String>, String> {
        Store::names(self).map_err(|error| error.to_string())
    }

    fn hold(&self, name: &str) -> Result<Held, String> {
        Store::hold(self, name).map_err(|error| error.to_string())
    }
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Store").field("path", &self.shared.disk.shown()).finish_non_exhaustive()
    }
}

fn check_value(value: &Secret<String>) -> Result<(), StoreError> {
    match value.expose().len() {
        0 => Err(StoreError::value("an empty secret is none; `remove` takes one away".to_owned())),
        length if length > MAX_VALUE => Err(StoreError::value(format!(
            "a secret of {length} bytes is too long; at most {MAX_VALUE} are kept"
        ))),
        _ => Ok(()),
    }
}

/// Who runs this process, for the history.
fn user() -> String {
    let known = ["USER", "LOGNAME", "USERNAME"].into_iter().find_map(|name| std::env::var(name).ok());
    known.map(|name| word(&name)).filter(|name| !name.is_empty()).unwrap_or_else(|| "unknown".to_owned())
}

/// Seconds since 1970, as they stand in the file.
fn seconds(at: SystemTime) -> u64 {
    at.duration_since(SystemTime::UNIX_EPOCH).map_or(0, |since| since.as_secs())
}
