//! What opens a store.

use age::secrecy::ExposeSecret;
use age::x25519;

use crate::secret::Secret;

use super::error::StoreError;

/// The shortest passphrase of a new store, in characters.
pub const LEAST_PASSPHRASE: usize = 8;

/// What opens a store.
///
/// An identity is random and opens at once: it is for programs. A passphrase is for people: guessing it is made slow, and so
/// is every opening and every writing, by about a second.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum StoreKey {
    /// An X25519 identity of age: `AGE-SECRET-KEY-1…`.
    Identity(Secret<String>),
    /// A passphrase.
    Passphrase(Secret<String>),
}

impl StoreKey {
    /// A new identity.
    pub fn generate_identity() -> Self {
        let text = x25519::Identity::generate().to_string();
        StoreKey::Identity(Secret::from(text.expose_secret()))
    }

    /// The public half, `age1…`, to which `age -r` encrypts; `None` for a passphrase.
    ///
    /// # Errors
    /// Where the identity is none.
    pub fn public(&self) -> Result<Option<String>, StoreError> {
        Ok(match self {
            StoreKey::Identity(text) => Some(identity(text)?.to_public().to_string()),
            StoreKey::Passphrase(_) => None,
        })
    }

    /// What a key has to be before something is encrypted to it.
    pub(super) fn check_new(&self) -> Result<(), StoreError> {
        match self {
            StoreKey::Identity(text) => identity(text).map(drop),
            StoreKey::Passphrase(text) if text.expose().chars().count() < LEAST_PASSPHRASE => {
                Err(StoreError::short_passphrase())
            }
            StoreKey::Passphrase(_) => Ok(()),
        }
    }
}

/// The identity that a text spells.
pub(super) fn identity(text: &Secret<String>) -> Result<x25519::Identity, StoreError> {
    let text = text.expose().trim();
    if text.is_empty() {
        return Err(StoreError::no_key("it is empty"));
    }
    text.parse().map_err(StoreError::no_key)
}
