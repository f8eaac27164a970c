//! `spoke expand`: what the derives make of a file.

use std::path::{Path, PathBuf};

use clap::Args;
use spoke_compiler::{Files, expand_file};

use crate::failure::{Exit, Failure};
use crate::paging::{Page, Paging};
use crate::screen::{hint, plain};

/// Shows what Spoke's derives make of a Rust file, formatted
///
/// The file is read as it stands, inline modules included; `mod name;` is not followed. A `file("…")` in a declaration
/// is looked for beside the nearest Cargo.toml above the file. Faults go to stderr, all of them, as
/// `file:line:column: message`, and the exit code is 1.
#[derive(Args, Debug)]
pub(crate) struct Expand {
    /// The Rust file
    file: PathBuf,
    #[command(flatten)]
    paging: Paging,
}

impl Expand {
    pub(crate) fn run(&self) -> Result<Exit, Failure> {
        let name = self.file.display();
        let source = std::fs::read_to_string(&self.file)
            .map_err(|error| Failure::new(Exit::Failed, format!("{name} cannot be read: {error}")))?;
        match expand_file(&source, &Manifest::of(&self.file)) {
            Ok(expansion) => {
                let mut page = Page::default();
                page.line(expansion.trim_end());
                self.paging.show(&page)?;
                Ok(Exit::Done)
            }
            Err(faults) => {
                for fault in faults {
                    hint(format_args!("{name}:{}:{}: {}", fault.line, fault.column, plain(&fault.message)));
                }
                Ok(Exit::Failed)
            }
        }
    }
}

/// The folder that paths in declarations start from.
struct Manifest(PathBuf);

impl Manifest {
    fn of(file: &Path) -> Self {
        // Of a path as it was typed, `desk.rs` has no folder above its own.
        let file = std::path::absolute(file).unwrap_or_else(|_| file.to_owned());
        let nearest = file.ancestors().skip(1).find(|folder| folder.join("Cargo.toml").is_file());
        Manifest(nearest.or(file.parent()).unwrap_or(Path::new("")).to_owned())
    }
}

impl Files for Manifest {
    fn read(&self, path: &str) -> Result<String, String> {
        std::fs::read_to_string(self.0.join(path)).map_err(|error| error.to_string())
    }
}
