//! Packages from npm and PyPI, each installed once.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::{Mutex, PoisonError};

use crate::missing::Missing;

/// Where a package comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Registry {
    /// npm; its folder holds `node_modules`.
    Npm,
    /// PyPI; its folder belongs on `PYTHONPATH`.
    PyPi,
}

/// Packages that are installed together into a folder of their own.
#[derive(Clone, Copy, Debug)]
pub struct Package {
    /// The folder's name; it says the version, so that another version is another folder.
    pub folder: &'static str,
    /// Where they come from.
    pub registry: Registry,
    /// The packages, each with its version: `httpbin==0.10.4`, `@stoplight/prism-cli@5.16.0`.
    pub pins: &'static [&'static str],
    /// npm alone: dependencies that no pin names are as they were on this day, `2026-11-01`.
    pub before: Option<&'static str>,
    /// The only files that are kept, by their paths in the folder; empty keeps all.
    pub keep: &'static [&'static str],
}

/// One installation at a time in this process. Others have folders of their own until they are done.
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

impl Package {
    /// The folder under `root` with the packages in it.
    ///
    /// # Errors
    /// Where npm or Python is not there, or the registry does not give what is asked for.
    pub fn installed(&self, root: &Path) -> Result<PathBuf, Missing> {
        let _turn = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
        let folder = root.join(self.folder);
        if folder.is_dir() {
            return Ok(folder);
        }
        let draft = root.join(format!("{}.{}", self.folder, std::process::id()));
        let made = self.install(&draft).and_then(|()| self.publish(&draft, &folder));
        // Whatever is left is a draft that nobody will finish.
        fs::remove_dir_all(&draft).ok();
        made.map(|()| folder)
    }

    fn install(&self, draft: &Path) -> Result<(), Missing> {
        fs::create_dir_all(draft).map_err(|error| cannot("make", draft, &error))?;
        let mut command = match self.registry {
            Registry::Npm => {
                let mut npm = Command::new("npm");
                npm.args(["install", "--no-audit", "--no-fund", "--no-save", "--loglevel=error"]);
                npm.args(self.before.map(|day| format!("--before={day}")));
                npm.arg("--prefix").arg(draft);
                npm
            }
            Registry::PyPi => {
                let mut pip = Command::new("python3");
                pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--target"]);
                pip.arg(draft);
                pip
            }
        };
        let wanted = self.pins.join(", ");
        match command.args(self.pins).output() {
            Err(error) => {
                let tool = command.get_program().to_string_lossy();
                Err(Missing::new(format!("{wanted} needs `{tool}`, which cannot be run: {error}")))
            }
            Ok(output) if !output.status.success() => {
                Err(Missing::new(format!("{wanted} cannot be installed: {}", last_words(&output))))
            }
            Ok(_) => Ok(()),
        }
    }

    /// Puts the draft in its place in one step, so that nobody ever sees half of it.
    fn publish(&self, draft: &Path, folder: &Path) -> Result<(), Missing> {
        let whole = if self.keep.is_empty() { draft.to_owned() } else { self.kept(draft)? };
        match fs::rename(&whole, folder) {
            // Another process was faster.
            Err(_) if folder.is_dir() => Ok(()),
            moved => moved.map_err(|error| cannot("make", folder, &error)),
        }
    }

    fn kept(&self, draft: &Path) -> Result<PathBuf, Missing> {
        let kept = draft.join("kept");
        for file in self.keep {
            let (from, to) = (draft.join(file), kept.join(file));
            to.parent().map_or(Ok(()), fs::create_dir_all).map_err(|error| cannot("make", &to, &error))?;
            fs::rename(&from, &to).map_err(|error| cannot("find", &from, &error))?;
        }
        Ok(kept)
    }
}

fn cannot(verb: &str, path: &Path, error: &std::io::Error) -> Missing {
    Missing::new(format!("cannot {verb} `{}`: {error}", path.display()))
}

fn last_words(output: &Output) -> String {
    let said = String::from_utf8_lossy(&output.stderr);
    let lines: Vec<&str> = said.lines().rev().take(5).collect();
    lines.into_iter().rev().collect::<Vec<_>>().join(" / ")
}
