//! A repository as GitHub gives it.

use spoke_runtime::prelude::*;

/// A repository.
#[derive(Clone, Debug, Output)]
#[non_exhaustive]
pub struct Repository {
    /// The id, unique on all of GitHub.
    #[out(id)]
    pub repository_id: u64,
    /// The name.
    #[out(name)]
    pub name: String,
    /// Owner and name: `acme/infra`.
    #[out(full_name)]
    pub full_name: String,
    /// The login of the account that has it.
    #[out(owner.login)]
    pub owner: String,
    /// Where people read it.
    #[out(html_url)]
    pub url: String,
    /// What it is for.
    #[out(description)]
    pub description: Option<String>,
    /// Whether only who is invited sees it.
    #[out(private)]
    pub is_private: bool,
    /// Whether it takes no more changes.
    #[out(archived, default)]
    pub is_archived: bool,
    /// The branch that is shown first.
    #[out(default_branch)]
    pub default_branch: String,
    /// The language that it is mostly written in.
    #[out(language)]
    pub language: Option<String>,
    /// What it is filed under.
    #[out(topics, default)]
    pub topics: Vec<String>,
    /// How many issues and pull requests are open.
    #[out(open_issues_count)]
    pub open_issue_count: u64,
    /// Where Git fetches it.
    #[out(clone_url)]
    pub clone_url: Option<String>,
}
