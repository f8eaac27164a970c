//! Which store, and what opens it.

use std::path::{Path, PathBuf};

use clap::Args;
use spoke_runtime::store::{Store, StoreFault, StoreKey};

use super::ask::Asked;
use crate::failure::Failure;

/// Which store, and what opens it.
#[derive(Args, Debug)]
pub(super) struct Place {
    /// The store
    #[arg(long, value_name = "FILE", default_value = "secrets.age")]
    pub(super) store: PathBuf,
    /// The file with its key, in place of secrets.key beside the store
    #[arg(long, value_name = "FILE", conflicts_with = "passphrase")]
    key: Option<PathBuf>,
    /// A passphrase opens it: $SPOKE_STORE_PASSPHRASE, else what is typed, else the first line of stdin
    #[arg(long)]
    pub(super) passphrase: bool,
}

impl Place {
    /// The file of the key.
    pub(super) fn key(&self) -> PathBuf {
        self.key.clone().unwrap_or_else(|| self.store.with_file_name("secrets.key"))
    }

    /// Opens the store that is there.
    pub(super) fn open(&self, asked: &mut Asked) -> Result<Store, Failure> {
        if self.passphrase {
            let passphrase = StoreKey::Passphrase(asked.passphrase()?);
            return Ok(Store::open(&self.store, passphrase)?);
        }
        let path = self.key();
        let opened = StoreKey::read_file(&path).and_then(|key| Store::open(&self.store, key));
        opened.map_err(|error| {
            let is_about_key = matches!(error.fault(), StoreFault::Key | StoreFault::Missing);
            let new = with_ending(&path, ".new");
            let mut failure = Failure::from(error);
            if is_about_key && new.exists() {
                failure.message += &format!(
                    "; `{}` is left from a rekey that was ended before its time: `spoke secrets rekey` finishes it",
                    new.display()
                );
            } else if is_about_key && !path.exists() {
                failure.message += "; `--key FILE` names the file of the key, `--passphrase` does without one";
            }
            failure
        })
    }

    /// The store as people call it.
    pub(super) fn shown(&self) -> impl std::fmt::Display + '_ {
        self.store.display()
    }
}

/// A path with more at its end: `secrets.key.new`.
pub(super) fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut path = path.as_os_str().to_owned();
    path.push(ending);
    path.into()
}
