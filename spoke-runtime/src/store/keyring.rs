//! A key in the keyring of the system: Keychain, Credential Manager, Secret Service.

use ::keyring::{Entry, Error};
use zeroize::Zeroizing;

use crate::secret::Secret;

use super::error::{StoreError, StoreFault};
use super::key::{StoreKey, identity};

impl StoreKey {
    /// The identity that the system's keyring keeps under the names of a service and a user.
    ///
    /// # Errors
    /// Where the keyring is not there, is locked, or keeps nothing under these names that is an identity.
    pub fn from_keyring(service: &str, user: &str) -> Result<Self, StoreError> {
        let kept = Entry::new(service, user).and_then(|entry| entry.get_password());
        let text = Secret::new(kept.map_err(|error| unkept(&error, service, user))?);
        identity(&text)?;
        Ok(StoreKey::Identity(text))
    }

    /// Keeps an identity in the system's keyring, in the place of what these names had.
    ///
    /// # Errors
    /// Where the keyring is not there or is locked, and for a passphrase, which belongs into nobody's keyring.
    pub fn keep_in_keyring(&self, service: &str, user: &str) -> Result<(), StoreError> {
        let StoreKey::Identity(text) = self else {
            let sentence = "a passphrase is not kept in the keyring; make a key".to_owned();
            return Err(StoreError::new(StoreFault::Key, sentence));
        };
        identity(text)?;
        let text = Zeroizing::new(text.expose().trim().to_owned());
        let kept = Entry::new(service, user).and_then(|entry| entry.set_password(&text));
        kept.map_err(|error| unkept(&error, service, user))
    }
}

/// What the keyring says is told by its kind: some of its errors quote what they found.
fn unkept(error: &Error, service: &str, user: &str) -> StoreError {
    let (fault, why) = match error {
        Error::NoEntry => (StoreFault::Missing, "keeps nothing"),
        Error::NoStorageAccess(_) => (StoreFault::Unusable, "is locked, and so gives nothing"),
        Error::NoDefaultStore | Error::PlatformFailure(_) => {
            (StoreFault::Unusable, "cannot be reached, and so gives nothing")
        }
        _ => (StoreFault::Key, "gives no usable key"),
    };
    StoreError::new(fault, format!("the system's keyring {why} under `{service}` for `{user}`"))
}

#[cfg(test)]
mod tests {
    use crate::secret::Secret;
    use crate::store::{StoreFault, StoreKey};

    #[test]
    fn a_passphrase_is_not_kept() {
        let key = StoreKey::Passphrase(Secret::from("correct horse"));
        let error = key.keep_in_keyring("spoke-tests", "nobody").unwrap_err();
        assert_eq!(error.fault(), StoreFault::Key);
    }

    /// A machine of tests has no keyring, and one that has keeps nothing under these names.
    #[test]
    fn what_is_not_kept_is_told_by_its_names() {
        let error = StoreKey::from_keyring("spoke-tests", "nobody").unwrap_err().to_string();
        assert!(error.ends_with("under `spoke-tests` for `nobody`"), "{error}");
    }
}
