//! The store as its users and its enemies see it.

mod changes;
mod crashes;
mod damage;
mod keys;
mod processes;

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use tempfile::TempDir;

use crate::clock::ManualClock;
use crate::secret::Secret;

use super::disk::Disk;
use super::{Store, StoreError, StoreKey};

/// A folder with a store in it, and its key.
struct Kept {
    folder: TempDir,
    key: StoreKey,
}

impl Kept {
    /// A new store, opened by an identity.
    fn new() -> Self {
        Kept::by(StoreKey::generate_identity())
    }

    fn by(key: StoreKey) -> Self {
        let kept = Kept { folder: tempfile::tempdir().unwrap(), key };
        Store::create(kept.path(), kept.key.clone()).unwrap();
        kept
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("secrets.age")
    }

    /// The store, opened as another process would.
    fn open(&self) -> Store {
        Store::open(self.path(), self.key.clone()).unwrap()
    }

    /// The store at a time of its own.
    fn at(&self, clock: ManualClock) -> Store {
        Store::at(Disk::of(&self.path()).unwrap(), self.key.clone(), Arc::new(clock)).signed("ada")
    }

    fn bytes(&self) -> Vec<u8> {
        fs::read(self.path()).unwrap()
    }

    /// Every file of the folder: name and bytes.
    fn files(&self) -> Vec<(String, Vec<u8>)> {
        let entries = fs::read_dir(self.folder.path()).unwrap().map(Result::unwrap);
        let mut files: Vec<_> = entries
            .map(|entry| (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap()))
            .collect();
        files.sort();
        files
    }

    /// Fails where a file of the folder holds `mark`, in its name or in its bytes.
    fn holds_nowhere(&self, mark: &str) {
        for (name, bytes) in self.files() {
            let found = bytes.windows(mark.len()).any(|part| part == mark.as_bytes());
            assert!(!found && !name.contains(mark), "`{mark}` stands in {name}");
        }
    }

    /// What opening these bytes says.
    fn refused(&self, bytes: &[u8]) -> StoreError {
        fs::write(self.path(), bytes).unwrap();
        Store::open(self.path(), self.key.clone()).unwrap_err()
    }
}

fn value(text: &str) -> Secret<String> {
    Secret::from(text)
}
