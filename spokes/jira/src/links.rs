//! Links between issues.

mod delete_issue_link;
mod get_issue_link;
mod link_issues;
mod list_issue_link_types;

use spoke_runtime::{Listed, listed};

use crate::Jira;

pub use delete_issue_link::{DeleteIssueLink, delete_issue_link};
pub use get_issue_link::{GetIssueLink, IssueLink, get_issue_link};
pub use link_issues::{LinkIssues, link_issues};
pub use list_issue_link_types::{IssueLinkType, IssueLinkTypes, ListIssueLinkTypes, list_issue_link_types};

/// The actions of this area.
pub const ACTIONS: &[Listed<Jira>] = &[
    listed::<DeleteIssueLink>(),
    listed::<GetIssueLink>(),
    listed::<LinkIssues>(),
    listed::<ListIssueLinkTypes>(),
];
