//! What may be said of issues: their types and fields.

mod get_edit_fields;
mod list_create_fields;
mod list_create_issue_types;

use spoke_runtime::{Listed, listed};

use crate::Jira;

pub use get_edit_fields::{EditFields, GetEditFields, get_edit_fields};
pub use list_create_fields::{CreateFields, ListCreateFields, list_create_fields};
pub use list_create_issue_types::{
    CreateIssueTypes, IssueType, ListCreateIssueTypes, list_create_issue_types,
};

/// The actions of this area.
pub const ACTIONS: &[Listed<Jira>] =
    &[listed::<GetEditFields>(), listed::<ListCreateFields>(), listed::<ListCreateIssueTypes>()];
