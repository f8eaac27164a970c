//! Why the store did not do what it was asked for.

use std::fmt;
use std::io;

use crate::near::nearest;

use super::key::LEAST_PASSPHRASE;
use super::name::MAX_NAME;

/// What kind of fault it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum StoreFault {
    /// A name or a value that the store does not take.
    Refused,
    /// There is no secret of this name.
    NotThere,
    /// The file of the store, or of a key, is not there.
    Missing,
    /// A file is in the way of a new one.
    Exists,
    /// The key is none, or it is not the key of this store.
    Key,
    /// The file is not what was written.
    Damaged,
    /// The file was written by a newer version.
    Newer,
    /// Others may read or write what is to be their owner's alone.
    Permissions,
    /// A file cannot be read, written or locked.
    Unusable,
}

/// Why the store did not do what it was asked for. It shows no secret.
pub struct StoreError {
    fault: StoreFault,
    sentence: String,
}

impl StoreError {
    pub(super) fn new(fault: StoreFault, sentence: String) -> Self {
        StoreError { fault, sentence }
    }

    /// What kind of fault it is.
    pub fn fault(&self) -> StoreFault {
        self.fault
    }

    pub(super) fn name(length: usize) -> Self {
        StoreError::new(
            StoreFault::Refused,
            format!(
                "what was given as a name ({length} bytes, not shown) is none; a secret's name has 1 to {MAX_NAME} characters: \
                 `a` to `z`, digits, and after the first one also `.`, `_`, `/` and `-`"
            ),
        )
    }

    pub(super) fn value(sentence: String) -> Self {
        StoreError::new(StoreFault::Refused, sentence)
    }

    pub(super) fn same_value(name: &str) -> Self {
        StoreError::value(format!("`{name}` has this value already; rotating takes another one"))
    }

    pub(super) fn not_there<'a>(file: &str, name: &str, known: impl Iterator<Item = &'a str>) -> Self {
        let near = nearest(name, known).map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
        StoreError::new(StoreFault::NotThere, format!("{file} holds no secret `{name}`{near}"))
    }

    pub(super) fn no_key(why: &str) -> Self {
        StoreError::new(
            StoreFault::Key,
            format!(
                "the key given is no `AGE-SECRET-KEY-1…`: {why}; `spoke secrets init` or `age-keygen` makes one"
            ),
        )
    }

    pub(super) fn short_passphrase() -> Self {
        StoreError::new(
            StoreFault::Key,
            format!(
                "the passphrase is too short to be guessed by nobody; it takes at least {LEAST_PASSPHRASE} characters"
            ),
        )
    }

    pub(super) fn exists(file: &str) -> Self {
        StoreError::new(
            StoreFault::Exists,
            format!("{file} is there already; name another file, or move it away"),
        )
    }

    /// A file that cannot be used as it was meant to: `cannot be read`.
    pub(super) fn unusable(file: &str, verb: &str, error: &io::Error) -> Self {
        let fault = match error.kind() {
            io::ErrorKind::NotFound => StoreFault::Missing,
            _ => StoreFault::Unusable,
        };
        StoreError::new(fault, format!("{file} cannot be {verb}: {}", error.kind()))
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence)
    }
}

impl fmt::Debug for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "StoreError({:?}: {})", self.fault, self.sentence)
    }
}

impl std::error::Error for StoreError {}
