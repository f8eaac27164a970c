//! Projects.

mod get_project;
mod list_projects;

use spoke_runtime::{Listed, listed};

use crate::Jira;

pub use get_project::{GetProject, Project, get_project};
pub use list_projects::{ListProjects, ProjectAction, ProjectOrder, ProjectType, Projects, list_projects};

/// The actions of this area.
pub const ACTIONS: &[Listed<Jira>] = &[listed::<GetProject>(), listed::<ListProjects>()];
