//! `spoke secrets rekey`: another key for a store, so that at each moment one of two files opens it.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use spoke_runtime::store::{Store, StoreKey};

use super::ask::{Asked, NEW_PASSPHRASE};
use super::place::{Place, with_ending};
use crate::failure::{Exit, Failure};
use crate::screen::{hint, say};

/// Makes a new key, and encrypts the store to it
///
/// The new key is written to KEY.new first and takes the place of KEY last; the old one stays as KEY.old for backups of the
/// store. What ended before its time is finished by doing it again.
#[derive(Args, Debug)]
pub(crate) struct Rekey {
    /// What opens it from now on, in place of what opens it now; a new passphrase is $SPOKE_STORE_NEW_PASSPHRASE, else what
    /// is typed, else the next line of stdin
    #[arg(long, value_name = "KIND")]
    to: Option<Kind>,
    #[command(flatten)]
    place: Place,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Kind {
    /// A key in a file
    Key,
    /// A passphrase
    Passphrase,
}

impl Rekey {
    pub(crate) fn run(&self) -> Result<Exit, Failure> {
        let now = if self.place.passphrase { Kind::Passphrase } else { Kind::Key };
        match self.to.unwrap_or(now) {
            Kind::Key => self.to_key(),
            Kind::Passphrase => self.to_passphrase(),
        }
    }

    fn to_key(&self) -> Result<Exit, Failure> {
        let path = self.place.key();
        let new = with_ending(&path, ".new");
        if let Ok(key) = StoreKey::read_file(&new)
            && Store::open(&self.place.store, key).is_ok()
        {
            hint(format_args!("{} was encrypted to {} already.", self.place.shown(), new.display()));
            return put_in_place(&new, &path);
        }
        let store = self.place.open(&mut Asked::default())?;
        if self.place.passphrase && path.exists() {
            let path = path.display();
            return Err(Failure::usage(format!(
                "{path} is there already; move it away, or it would be overwritten"
            )));
        }
        if new.exists() {
            // The store never took it: the key that it had opens it still.
            fs::remove_file(&new).map_err(|error| Failure::unwritten(&new, &error))?;
        }
        let key = StoreKey::generate_identity();
        key.write_file(&new)?;
        store.rekey(key)?;
        put_in_place(&new, &path)
    }

    fn to_passphrase(&self) -> Result<Exit, Failure> {
        let mut asked = Asked::default();
        let store = self.place.open(&mut asked)?;
        store.rekey(StoreKey::Passphrase(asked.new_passphrase(NEW_PASSPHRASE)?))?;
        hint(format_args!("The passphrase opens {} now.", self.place.shown()));
        if !self.place.passphrase {
            let key = self.place.key();
            hint(format_args!("{} opens older copies of it still, and nothing else.", key.display()));
        }
        Ok(Exit::Done)
    }
}

/// Gives the new key the old one's name, and keeps the old one beside it. There is no moment without a key of that name.
fn put_in_place(new: &Path, path: &Path) -> Result<Exit, Failure> {
    let unwritten = |error: io::Error| Failure::unwritten(path, &error);
    let old = if path.exists() { Some(kept(path).map_err(unwritten)?) } else { None };
    fs::rename(new, path).and_then(|()| sync(path)).map_err(unwritten)?;
    say(path.display())?;
    if let Some(old) = old {
        let old = old.display();
        hint(format_args!(
            "The old key is kept as {old}: it opens older copies of the store. Remove it when there are none."
        ));
    }
    Ok(Exit::Done)
}

/// A second name for the old key: none that is taken, for that may be the key of a backup.
fn kept(path: &Path) -> io::Result<PathBuf> {
    let mut number = 1;
    loop {
        let ending = if number == 1 { ".old".to_owned() } else { format!(".old{number}") };
        let old = with_ending(path, &ending);
        match fs::hard_link(path, &old) {
            Ok(()) => return Ok(old),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => number += 1,
            // A file system without hard links.
            Err(_) if !old.exists() => return fs::copy(path, &old).map(|_| old),
            Err(error) => return Err(error),
        }
    }
}

/// What has happened to a file's name is on disk after this.
fn sync(path: &Path) -> io::Result<()> {
    match path.parent() {
        Some(folder) if cfg!(unix) => {
            let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
            File::open(folder)?.sync_all()
        }
        _ => Ok(()),
    }
}
