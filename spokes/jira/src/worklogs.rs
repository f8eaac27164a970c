//! How long people worked on issues.

mod add_worklog;
mod delete_worklog;
mod list_worklogs;

use spoke_runtime::{Listed, listed};

use crate::Jira;

pub use add_worklog::{AddWorklog, AdjustEstimate, Worklog, add_worklog};
pub use delete_worklog::{DeleteWorklog, delete_worklog};
pub use list_worklogs::{ListWorklogs, Worklogs, list_worklogs};

/// The actions of this area.
pub const ACTIONS: &[Listed<Jira>] =
    &[listed::<AddWorklog>(), listed::<DeleteWorklog>(), listed::<ListWorklogs>()];
