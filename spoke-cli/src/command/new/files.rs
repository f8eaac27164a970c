//! The files of a new crate: those in `template/`, with its own names in them.

use spoke_compiler::{NoFiles, expand_file};

use super::name::Name;
use super::origin::Origin;
use crate::failure::{Exit, Failure};

/// A file of a new crate.
pub(super) struct File {
    /// Where it lies in the crate.
    pub(super) path: &'static str,
    pub(super) text: String,
}

/// The template's files, a spoke named `acme-desk`.
const TEMPLATE: &[(&str, &str)] = &[
    (".gitignore", include_str!("../../../template/gitignore")),
    ("Cargo.toml", include_str!("../../../template/Cargo.toml.txt")),
    ("src/get_item.rs", ACTION),
    ("src/lib.rs", include_str!("../../../template/src/lib.rs")),
    ("tests/expansion.rs", include_str!("../../../template/tests/expansion.rs")),
    ("tests/wire.rs", include_str!("../../../template/tests/wire.rs")),
];

const ACTION: &str = include_str!("../../../template/src/get_item.rs");

/// The files of the crate of this name.
///
/// # Errors
/// Where the template itself has faults.
pub(super) fn of(name: &Name<'_>, origin: &Origin) -> Result<Vec<File>, Failure> {
    let own = |text: &str| {
        text.replace("acme-desk", name.kebab())
            .replace("acme_desk", &name.snake())
            .replace("AcmeDesk", &name.type_name())
            .replace("Acme Desk", &name.title())
            .replace("SPOKE_RUNTIME", &origin.runtime())
            .replace("SPOKE_COMPILER", &origin.compiler())
    };
    let mut files: Vec<File> = TEMPLATE.iter().map(|(path, text)| File { path, text: own(text) }).collect();
    files.push(File { path: "tests/snapshots/src__get_item.snap", text: snapshot(&own(ACTION))? });
    Ok(files)
}

/// What `assert_expansion!` would write for a source file, once it was accepted.
fn snapshot(source: &str) -> Result<String, Failure> {
    match expand_file(source, &NoFiles) {
        Ok(expansion) => Ok(format!("---\nsource: tests/expansion.rs\n---\n{}\n", expansion.trim_end())),
        Err(faults) => {
            let faults: Vec<_> = faults.into_iter().map(|fault| fault.message).collect();
            Err(Failure::new(Exit::Failed, format!("the template has faults: {}", faults.join("; "))))
        }
    }
}
