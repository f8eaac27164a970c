//! Repositories.

mod get_repository;
mod list_my_repositories;
mod list_organization_repositories;

use spoke_runtime::{Listed, listed};

use crate::GitHub;

pub use crate::Repository;
pub use get_repository::{GetRepository, get_repository};
pub use list_my_repositories::{ListMyRepositories, Visibility, list_my_repositories};
pub use list_organization_repositories::{
    ListOrganizationRepositories, RepositoryType, list_organization_repositories,
};

/// The actions of this area.
pub const ACTIONS: &[Listed<GitHub>] =
    &[listed::<GetRepository>(), listed::<ListMyRepositories>(), listed::<ListOrganizationRepositories>()];
