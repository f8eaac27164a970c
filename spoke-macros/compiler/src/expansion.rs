//! Snapshots of expansions, for the tests of whoever declares a spoke.

use std::fs;
use std::path::Path;

use crate::files::Files;
use crate::snapshot::{Fault, expand_file};

/// The files beside a crate's manifest.
struct Manifest<'a>(&'a Path);

impl Files for Manifest<'_> {
    fn read(&self, path: &str) -> Result<String, String> {
        fs::read_to_string(self.0.join(path)).map_err(|error| error.to_string())
    }
}

/// The expansion of a source file of a crate, or its faults, one a line: what [`assert_expansion!`] compares.
///
/// # Panics
/// Where the file cannot be read: a test that names a missing file is wrong.
///
/// [`assert_expansion!`]: crate::assert_expansion
#[must_use]
pub fn expansion(manifest: &str, source: &str) -> String {
    let manifest = Path::new(manifest);
    let path = manifest.join(source);
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) => panic!("{} cannot be read: {error}", path.display()),
    };
    expand_file(&text, &Manifest(manifest)).unwrap_or_else(|faults| faults.iter().map(line).collect())
}

fn line(fault: &Fault) -> String {
    let Fault { line, column, message } = fault;
    format!("{line}:{column}: {message}\n")
}

/// Compares the expansion of a source file of this crate with its snapshot, by [`insta`].
///
/// The path begins beside the crate's `Cargo.toml`; the snapshot lies in `snapshots/` beside the test. A file with
/// faults has them as its snapshot, one a line.
///
/// ```no_run
/// # // A doctest has no snapshot beside it.
/// spoke_compiler::assert_expansion!("src/desk.rs");
/// ```
#[macro_export]
macro_rules! assert_expansion {
    ($source:expr $(,)?) => {{
        let source: &str = $source;
        let expansion = $crate::expansion(env!("CARGO_MANIFEST_DIR"), source);
        let name = source.trim_end_matches(".rs").replace(['/', '\\'], "__");
        $crate::insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
            $crate::insta::assert_snapshot!(name, expansion);
        });
    }};
}
