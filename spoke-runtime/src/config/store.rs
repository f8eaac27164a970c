//! The store of a hub: opened when the first secret is asked for, so that a hub that needs none needs no key.

use std::fmt;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use crate::secret::{Held, Secret, SecretStore};

use super::file::Document;
use super::mistakes::Mistakes;
#[cfg(feature = "store")]
use super::secret_source::{SecretAt, SecretSources};
#[cfg(feature = "store")]
use super::secrets::KeyAt;
use super::secrets::SecretsAt;
use super::value::Place;

/// The store that a file names under `[secrets]`, or the one beside the first file.
pub(crate) fn store(documents: &[Document], mistakes: &Mistakes) -> Option<Arc<dyn SecretStore>> {
    let mut named = documents.iter().filter_map(|document| document.secrets.as_ref());
    let beside = |folder: &Arc<Path>| SecretsAt::beside(folder, Place::Code("the store".into()));
    let at = match named.next() {
        Some(at) => at.clone(),
        None => beside(documents.iter().find_map(|document| document.folder.as_ref())?),
    };
    if let Some(second) = named.next() {
        mistakes.note(&second.place, format!("a hub has one store, and there is one already ({})", at.place));
    }
    Some(Arc::new(OnDemand { at, opened: OnceLock::new() }))
}

/// A store that is opened when it is first needed.
struct OnDemand {
    at: SecretsAt,
    opened: OnceLock<Result<Arc<dyn SecretStore>, String>>,
}

impl OnDemand {
    fn store(&self) -> Result<&dyn SecretStore, String> {
        match self.opened.get_or_init(|| open(&self.at)) {
            Ok(store) => Ok(&**store),
            Err(sentence) => Err(sentence.clone()),
        }
    }
}

#[cfg(feature = "store")]
fn open(at: &SecretsAt) -> Result<Arc<dyn SecretStore>, String> {
    use crate::store::{Store, StoreKey};

    let secret = |name: &str, kept: &SecretAt| {
        let mistakes = Mistakes::default();
        let sources = SecretSources { folder: Some(&at.folder), store: None };
        let secret = sources.read_at(&format!("secrets.{name}"), kept, &mistakes);
        mistakes.into_result().map_err(|error| error.to_string())?;
        secret.ok_or_else(|| "the store's key was not found".to_owned())
    };
    let key = match &at.key {
        KeyAt::File(file) => StoreKey::read_file(file).map_err(|error| error.to_string())?,
        KeyAt::Identity(kept) => StoreKey::Identity(secret("key", kept)?),
        KeyAt::Passphrase(kept) => StoreKey::Passphrase(secret("passphrase", kept)?),
        KeyAt::Keyring(entry) => keyring(entry)?,
    };
    match Store::open(&at.file, key) {
        Ok(store) => Ok(Arc::new(store)),
        Err(error) => Err(error.to_string()),
    }
}

/// The user under whose name the keyring keeps a store's key: it is the program's, whoever runs it.
#[cfg(feature = "keyring")]
const KEYRING_USER: &str = "spoke";

#[cfg(feature = "keyring")]
fn keyring(entry: &str) -> Result<crate::store::StoreKey, String> {
    crate::store::StoreKey::from_keyring(entry, KEYRING_USER).map_err(|error| error.to_string())
}

#[cfg(all(feature = "store", not(feature = "keyring")))]
fn keyring(entry: &str) -> Result<crate::store::StoreKey, String> {
    Err(format!(
        "this program is built without the system's keyring, which keeps the store's key under `{entry}`; build it with the \
         feature `keyring` of `spoke-runtime`"
    ))
}

#[cfg(not(feature = "store"))]
fn open(at: &SecretsAt) -> Result<Arc<dyn SecretStore>, String> {
    Err(format!(
        "this program is built without the encrypted store, so that `{}` cannot be opened; build it with the feature `store` of \
         `spoke-runtime`",
        at.file.display()
    ))
}

impl SecretStore for OnDemand {
    fn get(&self, name: &str) -> Result<Option<Secret<String>>, String> {
        self.store()?.get(name)
    }

    fn set(&self, name: &str, value: &Secret<String>, why: &str) -> Result<(), String> {
        self.store()?.set(name, value, why)
    }

    fn names(&self) -> Result<Vec<String>, String> {
        self.store()?.names()
    }

    fn hold(&self, name: &str) -> Result<Held, String> {
        self.store()?.hold(name)
    }
}

impl fmt::Debug for OnDemand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Store").field("file", &self.at.file).finish_non_exhaustive()
    }
}
