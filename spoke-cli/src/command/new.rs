//! `spoke new`: a crate for a spoke of one's own.

mod files;
mod name;
mod origin;

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;

use self::files::File;
use self::name::Name;
use self::origin::Origin;
use crate::failure::{Exit, Failure};
use crate::screen::{hint, say};

/// Writes a new crate with a spoke, one action and its tests, which pass
///
/// The crate is called spoke-NAME. Nothing that is there is touched.
#[derive(Args, Debug)]
pub(crate) struct New {
    /// The spoke's name in kebab case: `acme-desk`
    name: String,
    /// The folder to make, in place of NAME
    #[arg(long, value_name = "DIR")]
    path: Option<PathBuf>,
    /// A checkout of Spoke that the crate depends on, in place of the one that this command was built from
    #[arg(long, value_name = "DIR")]
    spoke: Option<PathBuf>,
    /// A published version of Spoke that the crate depends on, in place of a checkout
    #[arg(long, value_name = "VERSION", conflicts_with = "spoke")]
    release: Option<String>,
}

impl New {
    pub(crate) fn run(&self) -> Result<Exit, Failure> {
        let name = Name::read(&self.name)?;
        let origin = Origin::read(self.spoke.as_deref(), self.release.as_deref())?;
        let files = files::of(&name, &origin)?;
        let folder = self.path.clone().unwrap_or_else(|| PathBuf::from(&self.name));
        make(&folder)?;
        for File { path, text } in &files {
            let path = folder.join(path);
            write(&path, text).map_err(|error| Failure::unwritten(&path, &error))?;
            say(path.display())?;
        }
        hint(format_args!("It depends on {origin}. `cargo test` in {} runs its tests.", folder.display()));
        if let Some(workspace) = workspace(&folder) {
            hint(format_args!(
                "It lies in a workspace: add it to the `members` of {} first.",
                workspace.display()
            ));
        }
        Ok(Exit::Done)
    }
}

/// Makes a folder that was not there.
fn make(folder: &Path) -> Result<(), Failure> {
    if folder.symlink_metadata().is_ok() {
        let folder = folder.display();
        return Err(Failure::usage(format!("{folder} is there already; `--path` names another folder")));
    }
    fs::create_dir_all(folder).map_err(|error| Failure::unwritten(folder, &error))
}

fn write(path: &Path, text: &str) -> std::io::Result<()> {
    path.parent().map_or(Ok(()), fs::create_dir_all)?;
    fs::write(path, text)
}

/// The manifest of the workspace that a folder lies in.
fn workspace(folder: &Path) -> Option<PathBuf> {
    let folder = std::path::absolute(folder).ok()?;
    let manifests = folder.ancestors().skip(1).map(|above| above.join("Cargo.toml"));
    manifests.into_iter().find(|manifest| {
        let text = fs::read_to_string(manifest).unwrap_or_default();
        text.lines().any(|line| line.trim_end() == "[workspace]")
    })
}
