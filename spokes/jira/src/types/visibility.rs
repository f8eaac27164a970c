//! Who may see a comment or a worklog.

use spoke_runtime::prelude::*;

/// Who may see a comment or a worklog: a group, or those who have a role in the project.
///
/// ```
/// use spoke_jira::Visibility;
/// use spoke_jira::comments::AddComment;
///
/// AddComment::new("OPS-1", "for us alone").visibility(Visibility::role("Administrators"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Input, Output)]
#[non_exhaustive]
pub struct Visibility {
    /// What it names.
    #[input(rename = "type")]
    #[out(type)]
    pub kind: VisibilityKind,
    /// The name; a group's may change.
    pub value: Option<String>,
    /// A group's id, which stays, or a role's name.
    pub identifier: Option<String>,
}

/// What a [`Visibility`] names.
#[derive(Clone, Debug, PartialEq, Eq, Input, Output)]
#[input(case = lower)]
#[out(case = lower)]
#[non_exhaustive]
pub enum VisibilityKind {
    /// A group.
    Group,
    /// A role in the project.
    Role,
    /// What Jira knows and this crate does not.
    #[out(other)]
    Other(String),
}

impl Visibility {
    /// The members of a group, by its id.
    pub fn group(id: impl Into<String>) -> Self {
        Visibility { kind: VisibilityKind::Group, value: None, identifier: Some(id.into()) }
    }

    /// Those who have a role in the project, by its name.
    pub fn role(name: impl Into<String>) -> Self {
        Visibility { kind: VisibilityKind::Role, value: None, identifier: Some(name.into()) }
    }
}
