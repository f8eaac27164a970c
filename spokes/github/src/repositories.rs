//! Repositories.

mod get_repository;

use spoke_runtime::{Listed, listed};

use crate::GitHub;

pub use get_repository::{GetRepository, Repository, get_repository};

/// The actions of this area.
pub const ACTIONS: &[Listed<GitHub>] = &[listed::<GetRepository>()];
