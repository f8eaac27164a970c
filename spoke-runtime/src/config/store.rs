//! The store of a hub: opened when the first secret is asked for, so that a hub that needs none needs no key.

use std::fmt;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use crate::secret::{Held, Secret, SecretStore};

use super::file::Document;
use super::mistakes::Mistakes;
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
