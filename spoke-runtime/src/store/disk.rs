//! The file of a store: read whole, replaced in one step, locked for who writes.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use crate::permissions::is_written_by_its_owner;

use super::content::Unread;
use super::error::{StoreError, StoreFault};
use super::key_file::{create_private, private};
use super::seal::Unopened;

/// The largest store, in bytes: 16 MiB. It is read and written as a whole.
pub const MAX_STORE: u64 = 16 << 20;

/// Where a store lies.
pub(super) struct Disk {
    /// The file itself, no link to it: what is put in its place must not replace a link.
    path: PathBuf,
    /// The file as it was named, for sentences.
    shown: String,
}

impl Disk {
    /// A store that is there.
    pub(super) fn of(path: &Path) -> Result<Self, StoreError> {
        let shown = quoted(path);
        match fs::canonicalize(path) {
            Ok(path) => Ok(Disk { path, shown }),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Err(StoreError::new(
                StoreFault::Missing,
                format!("there is no store {shown}; `spoke secrets init` makes one"),
            )),
            Err(error) => Err(StoreError::unusable(&shown, "read", &error)),
        }
    }

    /// A store that is not there yet.
    pub(super) fn of_new(path: &Path) -> Result<Self, StoreError> {
        let shown = quoted(path);
        let (Some(name), Ok(absolute)) = (path.file_name(), std::path::absolute(path)) else {
            let sentence = format!("{shown} is no file's name; `secrets.age` is one");
            return Err(StoreError::new(StoreFault::Unusable, sentence));
        };
        let folder = absolute.parent().unwrap_or(&absolute);
        let folder =
            fs::canonicalize(folder).map_err(|error| StoreError::unusable(&shown, "made", &error))?;
        let disk = Disk { path: folder.join(name), shown };
        disk.refuse_existing()?;
        Ok(disk)
    }

    /// The file as it was named, in quotes.
    pub(super) fn shown(&self) -> &str {
        &self.shown
    }

    pub(super) fn refuse_existing(&self) -> Result<(), StoreError> {
        match self.path.symlink_metadata() {
            Ok(_) => Err(StoreError::exists(&self.shown)),
            Err(_) => Ok(()),
        }
    }

    /// The whole file.
    pub(super) fn read(&self) -> Result<Vec<u8>, StoreError> {
        let unread = |error: io::Error| StoreError::unusable(&self.shown, "read", &error);
        let file = File::open(&self.path).map_err(unread)?;
        let metadata = file.metadata().map_err(unread)?;
        is_written_by_its_owner(&metadata).map_err(|open| {
            let sentence = format!(
                "{} holds secrets, and {}; run `chmod 600 {}`",
                self.shown,
                open.words(),
                self.path.display()
            );
            StoreError::new(StoreFault::Permissions, sentence)
        })?;
        let mut sealed = Vec::with_capacity(metadata.len().min(MAX_STORE) as usize + 1);
        file.take(MAX_STORE + 1).read_to_end(&mut sealed).map_err(unread)?;
        if sealed.len() as u64 > MAX_STORE {
            return Err(self.damaged("it is larger than any store"));
        }
        Ok(sealed)
    }

    /// Waits until nobody else writes; the lock is open until it is dropped.
    pub(super) fn lock(&self) -> Result<File, StoreError> {
        self.locked(".lock")
    }

    /// Waits until nobody else holds this name. Who looks at the folder does not read the name, and two names that share a
    /// number would wait for one another.
    pub(super) fn hold(&self, name: &str) -> Result<File, StoreError> {
        self.locked(&format!(".{:016x}.lock", fnv(name)))
    }

    /// A lock file is never removed: whoever waits for it would wait for one that nobody else can find.
    fn locked(&self, ending: &str) -> Result<File, StoreError> {
        let path = self.beside(ending);
        let file =
            private(OpenOptions::new().read(true).write(true).create(true).truncate(false)).open(&path);
        let locked = file.and_then(|file| file.lock().map(|()| file));
        locked.map_err(|error| StoreError::unusable(&quoted(&path), "locked", &error))
    }

    /// Puts `sealed` in the place of the file. Only for who has the lock.
    pub(super) fn replace(&self, sealed: &[u8]) -> Result<(), StoreError> {
        if sealed.len() as u64 > MAX_STORE {
            let sentence =
                format!("{} would be larger than {MAX_STORE} bytes; nothing was changed", self.shown);
            return Err(StoreError::new(StoreFault::Refused, sentence));
        }
        let new = self.beside(".new");
        let unwritten = |error: io::Error| StoreError::unusable(&self.shown, "written", &error);
        match fs::remove_file(&new) {
            // What a process left behind that was ended here.
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(unwritten(error)),
        }
        create_private(&new)
            .and_then(|mut file| file.write_all(sealed).and_then(|()| file.sync_all()))
            .and_then(|()| fs::rename(&new, &self.path))
            .and_then(|()| sync_folder(&self.path))
            .map_err(unwritten)
    }

    fn beside(&self, ending: &str) -> PathBuf {
        let mut path = self.path.clone().into_os_string();
        path.push(ending);
        path.into()
    }

    fn damaged(&self, how: &str) -> StoreError {
        let sentence = format!("{} is damaged: {how}; restore a backup of it", self.shown);
        StoreError::new(StoreFault::Damaged, sentence)
    }

    /// Why the file was not opened.
    pub(super) fn unopened(&self, unopened: Unopened) -> StoreError {
        let file = &self.shown;
        let key = |sentence: String| StoreError::new(StoreFault::Key, sentence);
        match unopened {
            Unopened::Damaged(how) => self.damaged(how),
            Unopened::NotItsKey => key(format!(
                "this key does not open {file}; give the key that it was encrypted to, or restore a backup if the file was damaged"
            )),
            Unopened::NotItsPassphrase => key(format!(
                "this passphrase does not open {file}; give the one that it was encrypted with, or restore a backup if the file \
                 was damaged"
            )),
            Unopened::TakesKey => {
                key(format!("{file} is opened by a key, and a passphrase was given; name its key file"))
            }
            Unopened::TakesPassphrase => {
                key(format!("{file} is opened by a passphrase, and a key was given; give the passphrase"))
            }
            Unopened::Work(found, allowed) => key(format!(
                "{file} makes a key of its passphrase with the work factor {found}; {} to {} are taken: change the passphrase with \
                 `age`, or restore a backup if the file was damaged",
                allowed.start(),
                allowed.end()
            )),
            Unopened::Key(error) => error,
        }
    }

    /// Why the file was opened and not understood.
    pub(super) fn unread(&self, unread: Unread) -> StoreError {
        match unread {
            Unread::Newer { found, known } => StoreError::new(
                StoreFault::Newer,
                format!(
                    "{} is a store of version {found}, and this program knows {known}; update it",
                    self.shown
                ),
            ),
            Unread::Damaged { line, column } => self.damaged(&format!(
                "its key opens it, but what is in it is no store's content (line {line}, column {column})"
            )),
        }
    }

    /// Why nothing was encrypted.
    pub(super) fn unsealed(&self, unsealed: Unopened) -> StoreError {
        match unsealed {
            Unopened::Key(error) => error,
            _ => StoreError::new(StoreFault::Unusable, format!("{} cannot be encrypted", self.shown)),
        }
    }
}

/// A path for a sentence.
pub(super) fn quoted(path: &Path) -> String {
    format!("`{}`", path.display())
}

/// What has happened to a file's name is on disk after this; the file itself was before.
pub(super) fn sync_folder(path: &Path) -> io::Result<()> {
    match path.parent() {
        #[cfg(unix)]
        Some(folder) => {
            let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
            File::open(folder)?.sync_all()
        }
        _ => Ok(()),
    }
}

/// FNV-1a, <https://www.rfc-editor.org/rfc/rfc9923>: the same number in every build, which the standard library does not promise.
fn fnv(text: &str) -> u64 {
    text.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::fnv;

    /// Two builds that disagree would not exclude one another.
    #[test]
    fn a_name_has_the_same_number_in_every_build() {
        assert_eq!(fnv(""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(fnv("a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(fnv("foobar"), 0x8594_4171_f739_67e8);
    }
}
