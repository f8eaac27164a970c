//! `[secrets]`: where the store is, and what opens it.

use std::path::{Path, PathBuf};

use super::secret_source::SecretAt;
use super::section::Section;
use super::value::Place;

/// The store's file where a connections file does not say it.
pub(crate) const STORE: &str = "secrets.age";
/// The key's file where a connections file does not say it.
pub(crate) const KEY: &str = "secrets.key";

/// Where the store is, and what opens it.
#[derive(Clone, Debug)]
pub(crate) struct SecretsAt {
    pub(crate) place: Place,
    /// Where relative paths start.
    #[cfg_attr(not(feature = "store"), allow(dead_code, reason = "read where there is a store"))]
    pub(crate) folder: PathBuf,
    pub(crate) file: PathBuf,
    #[cfg_attr(not(feature = "store"), allow(dead_code, reason = "read where there is a store"))]
    pub(crate) key: KeyAt,
}

/// What opens the store.
#[derive(Clone, Debug)]
#[cfg_attr(not(feature = "store"), allow(dead_code, reason = "read where there is a store"))]
pub(crate) enum KeyAt {
    /// A file that holds an identity.
    File(PathBuf),
    /// An identity that is a secret itself.
    Identity(SecretAt),
    Passphrase(SecretAt),
    /// An entry of the system's keyring.
    Keyring(String),
}

impl SecretsAt {
    /// Beside the connections file in `folder`.
    pub(crate) fn beside(folder: &Path, place: Place) -> Self {
        let (file, key) = (folder.join(STORE), KeyAt::File(folder.join(KEY)));
        SecretsAt { place, folder: folder.to_owned(), file, key }
    }
}

/// What stands under `secrets`. Relative paths start at `folder`.
pub(super) fn secrets(section: &Section<'_>, folder: Option<&Path>) -> SecretsAt {
    let folder = folder.unwrap_or(Path::new(""));
    let defaults = SecretsAt::beside(folder, section.place().clone());
    let file = section.text("file").map_or(defaults.file, |file| folder.join(file.value));
    let key_file = section.text("key_file").map(|file| KeyAt::File(folder.join(file.value)));
    let written = |key| SecretAt::written(&section.path_of(key), section.get(key)?, section.mistakes());
    let key = written("key").map(KeyAt::Identity);
    let passphrase = written("passphrase").map(KeyAt::Passphrase);
    let keyring = section.text("keyring").map(|entry| KeyAt::Keyring(entry.value));
    section.finish();
    let mut ways = [key_file, key, passphrase, keyring].into_iter().flatten();
    let first = ways.next().unwrap_or(defaults.key);
    if ways.next().is_some() {
        section.mistakes().note(
            section.place(),
            "`secrets` gives several keys, and a store is opened by one: `key_file`, `key`, `passphrase` or `keyring`",
        );
    }
    SecretsAt { place: section.place().clone(), folder: folder.to_owned(), file, key: first }
}
