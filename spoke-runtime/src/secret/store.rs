//! Where secrets are kept between runs.

use std::any::Any;
use std::fmt;

use super::Secret;

/// Where secrets are kept between runs and shared by processes: what `{ secret = "name" }` in a connections file reads, and
/// where a sign-in keeps a token that its issuer has replaced.
///
/// Its functions block for as long as it takes to read or write a file, and to wait for another process; whoever is on an
/// async runtime calls them where blocking is allowed.
pub trait SecretStore: fmt::Debug + Send + Sync {
    /// The secret of this name as it stands now, also where another process has set it.
    ///
    /// # Errors
    /// A sentence that shows no secret: why the store cannot be read.
    fn get(&self, name: &str) -> Result<Option<Secret<String>>, String>;

    /// Sets a secret. It is on disk when this comes back, and the old one until then. `why` is a word for the history.
    ///
    /// # Errors
    /// A sentence that shows no secret: why the store is as it was.
    fn set(&self, name: &str, value: &Secret<String>, why: &str) -> Result<(), String>;

    /// The names, sorted.
    ///
    /// # Errors
    /// As for [`SecretStore::get`].
    fn names(&self) -> Result<Vec<String>, String>;

    /// Waits until nobody else, in this process or in another, holds this name, and holds it until the answer is dropped. It
    /// keeps nobody from reading and setting.
    ///
    /// # Errors
    /// A sentence: why it cannot be held.
    fn hold(&self, name: &str) -> Result<Held, String>;
}

/// A name that is held until this is dropped.
pub struct Held(#[allow(dead_code, reason = "its drop is what counts")] Box<dyn Any + Send + Sync>);

impl Held {
    /// Held by `lock`, whose drop lets go.
    pub fn by(lock: impl Any + Send + Sync) -> Self {
        Held(Box::new(lock))
    }
}

impl fmt::Debug for Held {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Held")
    }
}
