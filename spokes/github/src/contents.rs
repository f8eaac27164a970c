//! Files.

mod create_or_update_file;
mod delete_file;
mod get_file;

use spoke_runtime::{Listed, listed};

use crate::GitHub;

pub use create_or_update_file::{CreateOrUpdateFile, create_or_update_file};
pub use delete_file::{DeleteFile, delete_file};
pub use get_file::{FileContent, GetFile, get_file};

/// The actions of this area.
pub const ACTIONS: &[Listed<GitHub>] =
    &[listed::<CreateOrUpdateFile>(), listed::<DeleteFile>(), listed::<GetFile>()];
