//! A repository: its issues, pull requests, releases, webhooks and runs, and its code.

use std::collections::BTreeMap;

use spoke_runtime::serde_json::{Value, json};

use super::commits::{Commit, digest};
use super::forge::{LOGIN, user};

/// A repository. Issues and pull requests share one count, as on GitHub.
#[derive(Debug)]
pub(super) struct Repository {
    pub(super) id: u64,
    pub(super) owner: String,
    pub(super) name: String,
    /// Pull requests are issues, too.
    pub(super) issues: Vec<Issue>,
    pub(super) pulls: Vec<Pull>,
    pub(super) labels: Vec<Value>,
    pub(super) releases: Vec<Value>,
    pub(super) hooks: Vec<Value>,
    pub(super) workflows: Vec<Workflow>,
    pub(super) runs: Vec<Value>,
    /// Branches and tags, `heads/main`, with the commits that they point to.
    pub(super) refs: BTreeMap<String, String>,
    /// Oldest first.
    pub(super) commits: Vec<Commit>,
}

/// An issue with its comments, oldest first, both without the URLs that depend on where the sandbox is asked.
#[derive(Debug)]
pub(super) struct Issue {
    pub(super) number: u64,
    pub(super) body: Value,
    pub(super) comments: Vec<Value>,
}

/// What a pull request is beside an issue.
#[derive(Debug)]
pub(super) struct Pull {
    pub(super) number: u64,
    /// The branch with the changes.
    pub(super) head: String,
    /// The commit at its head, 40 hex digits.
    pub(super) head_sha: String,
    pub(super) base: String,
    pub(super) is_draft: bool,
    pub(super) reviewers: Vec<String>,
    pub(super) teams: Vec<String>,
    /// The commit that merged it, and when.
    pub(super) merged: Option<(String, String)>,
}

/// A workflow that can be dispatched.
#[derive(Debug)]
pub(super) struct Workflow {
    pub(super) id: u64,
    pub(super) file: String,
    pub(super) inputs: Vec<String>,
}

impl Repository {
    /// One with a first commit on `main`, and nothing in it.
    pub(super) fn new(id: u64, owner: &str, name: &str) -> Self {
        let mut repository = Repository {
            id,
            owner: owner.to_owned(),
            name: name.to_owned(),
            issues: Vec::new(),
            pulls: Vec::new(),
            labels: Vec::new(),
            releases: Vec::new(),
            hooks: Vec::new(),
            workflows: Vec::new(),
            runs: Vec::new(),
            refs: BTreeMap::new(),
            commits: Vec::new(),
        };
        let sha = digest(&[owner, name]);
        repository.push("heads/main", Commit::new(sha, "Initial commit", "2026-01-05T00:00:00Z"));
        repository
    }

    /// GitHub's names do not tell upper from lower case.
    pub(super) fn is_named(&self, owner: &str, name: &str) -> bool {
        self.owner.eq_ignore_ascii_case(owner) && self.name.eq_ignore_ascii_case(name)
    }

    /// The number of the next issue or pull request.
    pub(super) fn next_number(&self) -> u64 {
        self.issues.len() as u64 + 1
    }

    /// Opens an issue, or what a pull request is of one.
    pub(super) fn open(&mut self, id: u64, now: &str, title: &str, body: Option<&str>) -> &mut Issue {
        let number = self.next_number();
        let body = json!({
            "id": id,
            "node_id": format!("I_{id}"),
            "number": number,
            "title": title,
            "body": body,
            "state": "open",
            "state_reason": null,
            "locked": false,
            "user": user(LOGIN),
            "labels": [],
            "assignee": null,
            "assignees": [],
            "milestone": null,
            "comments": 0,
            "created_at": now,
            "updated_at": now,
            "closed_at": null,
            "author_association": "MEMBER",
        });
        self.issues.push(Issue { number, body, comments: Vec::new() });
        let last = self.issues.len() - 1;
        &mut self.issues[last]
    }

    /// Puts a commit at the end of a branch.
    pub(super) fn push(&mut self, reference: &str, commit: Commit) {
        self.refs.insert(reference.to_owned(), commit.sha.clone());
        self.commits.push(commit);
    }

    /// The labels of these names; those that are missing are made.
    pub(super) fn labels_named(&mut self, names: &[String]) -> Vec<Value> {
        let mut found = Vec::new();
        for name in names {
            let is_it = |label: &&Value| is_called(label, name);
            let label = self.labels.iter().find(is_it).cloned().unwrap_or_else(|| {
                let id = self.id * 1000 + self.labels.len() as u64;
                let label =
                    json!({"id": id, "name": name, "color": "ededed", "description": null, "default": false});
                self.labels.push(label.clone());
                label
            });
            if !found.contains(&label) {
                found.push(label);
            }
        }
        found
    }
}

/// The names of labels do not tell upper from lower case either.
pub(super) fn is_called(label: &Value, name: &str) -> bool {
    label["name"].as_str().is_some_and(|own| own.eq_ignore_ascii_case(name))
}
