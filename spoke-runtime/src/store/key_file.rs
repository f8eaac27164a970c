//! The file that a key is kept in: as `age-keygen` writes it, and for its owner's eyes alone.

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::Path;

use zeroize::Zeroizing;

use crate::permissions::is_private;
use crate::secret::Secret;

use super::disk::{quoted, sync_folder};
use super::error::{StoreError, StoreFault};
use super::key::{StoreKey, identity};

/// A key's file is a few lines.
const MAX_FILE: u64 = 64 << 10;

impl StoreKey {
    /// The identity in a file: one line `AGE-SECRET-KEY-1…`, among comments that begin with `#`.
    ///
    /// # Errors
    /// Where the file cannot be read, may be read or written by others, or holds no key or several.
    pub fn read_file(path: impl AsRef<Path>) -> Result<Self, StoreError> {
        let path = path.as_ref();
        let shown = quoted(path);
        let (file, metadata) = File::open(path)
            .and_then(|file| file.metadata().map(|metadata| (file, metadata)))
            .map_err(|error| StoreError::unusable(&shown, "read", &error))?;
        is_private(&metadata).map_err(|open| {
            let sentence =
                format!("{shown} is a key, and {}; run `chmod 600 {}`", open.words(), path.display());
            StoreError::new(StoreFault::Permissions, sentence)
        })?;
        let mut text = Zeroizing::new(String::with_capacity(metadata.len().min(MAX_FILE) as usize + 1));
        file.take(MAX_FILE).read_to_string(&mut text).map_err(|error| match error.kind() {
            io::ErrorKind::InvalidData => StoreError::new(
                StoreFault::Key,
                format!("{shown} is no text, and so no key; a line `AGE-SECRET-KEY-1…` is one"),
            ),
            _ => StoreError::unusable(&shown, "read", &error),
        })?;
        let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        let sentence = match (lines.next(), lines.next()) {
            (Some(line), None) => {
                let text = Secret::from(line);
                match identity(&text) {
                    Ok(_) => return Ok(StoreKey::Identity(text)),
                    Err(error) => format!("{shown}: {error}"),
                }
            }
            (None, _) => format!("{shown} holds no key; a line `AGE-SECRET-KEY-1…` is one"),
            (Some(_), Some(_)) => format!("{shown} holds more than one line; one key opens a store"),
        };
        Err(StoreError::new(StoreFault::Key, sentence))
    }

    /// Writes an identity into a new file that only its owner reads and writes. It is on disk when this comes back.
    ///
    /// # Errors
    /// Where something of that name is there already, the file cannot be written, or the key is a passphrase.
    pub fn write_file(&self, path: impl AsRef<Path>) -> Result<(), StoreError> {
        let path = path.as_ref();
        let shown = quoted(path);
        let (StoreKey::Identity(text), Some(public)) = (self, self.public()?) else {
            let sentence = format!("a passphrase is not written into {shown}; remember it, or make a key");
            return Err(StoreError::new(StoreFault::Key, sentence));
        };
        let lines = Zeroizing::new(format!("# public key: {public}\n{}\n", text.expose().trim()));
        let written = create_private(path)
            .and_then(|mut file| file.write_all(lines.as_bytes()).and_then(|()| file.sync_all()));
        written.and_then(|()| sync_folder(path)).map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => StoreError::exists(&shown),
            _ => StoreError::unusable(&shown, "written", &error),
        })
    }
}

/// A file that was not there, and that only its owner reads and writes.
pub(super) fn create_private(path: &Path) -> io::Result<File> {
    private(OpenOptions::new().write(true).create_new(true)).open(path)
}

/// What these options make is its owner's alone.
pub(super) fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    options
}
