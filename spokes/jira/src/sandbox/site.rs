//! What the sandbox remembers: projects, issues and their comments.

use spoke_runtime::sandbox::{Answer, Request};
use spoke_runtime::serde_json::{Map, Value, json};

use super::{USERNAME, answer, no_issue};

/// The account behind [`USERNAME`].
pub(super) const ACCOUNT: &str = "5b10a2844c20165700ede21g";

/// A Jira site: what the sandbox begins with and what it has been told since.
#[derive(Debug, Default)]
pub struct Site {
    pub(super) projects: Vec<String>,
    pub(super) issues: Vec<Issue>,
    moments: u64,
    last_id: u64,
}

/// An issue with its comments, oldest first.
#[derive(Debug)]
pub(super) struct Issue {
    pub(super) id: u64,
    pub(super) key: String,
    pub(super) fields: Map<String, Value>,
    pub(super) comments: Vec<Value>,
}

impl Site {
    /// A site without projects.
    pub fn new() -> Self {
        Site { last_id: 10_000, ..Site::default() }
    }

    /// Adds a project by its key: `OPS`.
    #[must_use]
    pub fn project(mut self, key: &str) -> Self {
        self.projects.push(key.to_owned());
        self
    }

    /// An issue's fields as Jira shows them, by its key.
    pub fn issue(&self, key: &str) -> Option<Map<String, Value>> {
        self.issues.iter().find(|issue| issue.key == key).map(|issue| issue.fields.clone())
    }

    /// An issue's comments as Jira shows them, oldest first; none where there is no such issue.
    pub fn comments(&self, key: &str) -> Vec<Value> {
        self.issues
            .iter()
            .find(|issue| issue.key == key)
            .map_or_else(Vec::new, |issue| issue.comments.clone())
    }

    /// The keys of all issues, oldest first.
    pub fn issue_keys(&self) -> Vec<String> {
        self.issues.iter().map(|issue| issue.key.clone()).collect()
    }

    pub(super) fn open_issue(&mut self, project: &str, fields: Map<String, Value>) -> &Issue {
        let prefix = format!("{project}-");
        let number = self.issues.iter().filter(|issue| issue.key.starts_with(&prefix)).count() + 1;
        let id = self.next_id();
        self.issues.push(Issue { id, key: format!("{prefix}{number}"), fields, comments: Vec::new() });
        self.issues.last().expect("one was just pushed")
    }

    /// The issue of this key or id.
    pub(super) fn issue_mut(&mut self, key_or_id: &str) -> Result<&mut Issue, Answer> {
        let is_meant = |issue: &&mut Issue| {
            issue.key.eq_ignore_ascii_case(key_or_id) || issue.id.to_string() == key_or_id
        };
        self.issues.iter_mut().find(is_meant).ok_or_else(no_issue)
    }

    pub(super) fn next_id(&mut self) -> u64 {
        self.last_id += 1;
        self.last_id
    }

    /// The next moment of the sandbox's time, which runs a second at each change so that a run repeats itself.
    pub(super) fn now(&mut self) -> String {
        self.moments += 1;
        let (minutes, seconds) = (self.moments / 60, self.moments % 60);
        let (hours, minutes) = (minutes / 60 % 24, minutes % 60);
        format!("2026-01-05T{hours:02}:{minutes:02}:{seconds:02}.000+0000")
    }
}

/// <https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-myself/#api-rest-api-3-myself-get>
pub(super) fn myself(_: &mut Site, request: &Request) -> Answer {
    let mut account = account(&request.origin());
    account["timeZone"] = "Europe/Berlin".into();
    answer(200, account)
}

/// The account as Jira shows it.
pub(super) fn account(origin: &str) -> Value {
    json!({
        "self": format!("{origin}/rest/api/3/user?accountId={ACCOUNT}"),
        "accountId": ACCOUNT,
        "accountType": "atlassian",
        "emailAddress": USERNAME,
        "displayName": "ServiceNow Bot",
        "active": true,
    })
}
