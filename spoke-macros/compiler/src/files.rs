//! Where the text of `file("x.json")` comes from: the compiler asks its caller and opens nothing itself.

/// Gives the text of files beside a crate's manifest.
pub trait Files {
    /// The text of the file at `path`, which is relative to the crate's manifest.
    ///
    /// # Errors
    /// Why the file cannot be read, as a short phrase.
    fn read(&self, path: &str) -> Result<String, String>;
}

/// No files at all: for declarations that name none.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoFiles;

impl Files for NoFiles {
    fn read(&self, _path: &str) -> Result<String, String> {
        Err("this caller of the compiler reads no files".to_owned())
    }
}
