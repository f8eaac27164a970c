//! `spoke secrets init`: a key and an empty store.

use std::fs;
use std::path::Path;

use clap::Args;
use spoke_runtime::store::{Store, StoreKey};

use super::ask::{Asked, PASSPHRASE};
use super::place::Place;
use crate::failure::{Exit, Failure};
use crate::screen::{hint, say};

/// Makes a key and an empty store; nothing that is there is touched
#[derive(Args, Debug)]
pub(crate) struct Init {
    #[command(flatten)]
    place: Place,
}

impl Init {
    pub(crate) fn run(&self) -> Result<Exit, Failure> {
        let Place { store, .. } = &self.place;
        if self.place.passphrase {
            refuse_existing(store)?;
            let passphrase = Asked::default().new_passphrase(PASSPHRASE)?;
            Store::create(store, StoreKey::Passphrase(passphrase))?;
            say(store.display())?;
            hint("Nobody can open it without the passphrase: keep that where you keep passwords.");
            ignore(&[ignored(store)]);
            return Ok(Exit::Done);
        }
        let path = self.place.key();
        refuse_existing(store)?;
        let key = StoreKey::generate_identity();
        key.write_file(&path)?;
        if let Err(error) = Store::create(store, key) {
            // A key that opens nothing would be in the way of the next attempt.
            let _ = fs::remove_file(&path);
            return Err(error.into());
        }
        say(path.display())?;
        say(store.display())?;
        hint(format_args!(
            "Nobody can open the store without {}: keep a copy of it in another place than the store's.",
            path.display()
        ));
        ignore(&[ignored(&path), ignored(store)]);
        Ok(Exit::Done)
    }
}

fn refuse_existing(path: &Path) -> Result<(), Failure> {
    match path.symlink_metadata() {
        Ok(_) => {
            let path = path.display();
            Err(Failure::usage(format!("{path} is there already; `--store` names another file")))
        }
        Err(_) => Ok(()),
    }
}

/// The pattern of what lies beside a file, and of a key itself.
fn ignored(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    if name.ends_with(".key") { format!("{name}*") } else { format!("{name}.*") }
}

fn ignore(patterns: &[String]) {
    hint(format_args!("In a repository, .gitignore takes these lines: {}", patterns.join("  ")));
}
