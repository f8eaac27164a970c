//! What the sandbox remembers: repositories, and whose token it is.

use spoke_runtime::sandbox::{Answer, Request};
use spoke_runtime::serde_json::{Value, json};

use super::answers::{answer, not_found};
use super::commits::digest;
use super::repository::{Issue, Repository, Workflow};
use super::{pulls, runs};

/// The login that [`TOKEN`](super::TOKEN) belongs to.
pub(super) const LOGIN: &str = "servicenow-bot";

/// A forge of repositories: what the sandbox begins with and what it has been told since.
#[derive(Debug, Default)]
pub struct Forge {
    repositories: Vec<Repository>,
    moments: u64,
    last_id: u64,
}

impl Forge {
    /// A forge without repositories.
    pub fn new() -> Self {
        Forge::default()
    }

    /// Adds a public repository: a first commit on `main`, and nothing in it.
    #[must_use]
    pub fn repository(mut self, owner: &str, name: &str) -> Self {
        let id = self.next_id();
        self.repositories.push(Repository::new(id, owner, name));
        self
    }

    /// Adds an open pull request to the repository added last, from a branch `change-N` for `main` with this commit at its
    /// head (40 hex digits).
    ///
    /// # Panics
    /// Where there is no repository yet.
    #[must_use]
    pub fn pull_request(mut self, title: &str, head: &str) -> Self {
        let (id, now) = (self.next_id(), self.now());
        let repository = self.last();
        let branch = format!("change-{}", repository.next_number());
        let commit = repository.after("heads/main", head, title, &now);
        repository.push(&format!("heads/{branch}"), commit);
        pulls::open(repository, id, &now, (title, None), (&branch, "main"));
        self
    }

    /// Adds a file to `main` of the repository added last.
    ///
    /// # Panics
    /// Where there is no repository yet.
    #[must_use]
    pub fn file(mut self, path: &str, content: &str) -> Self {
        let now = self.now();
        let repository = self.last();
        let sha = digest(&[path, content, &now]);
        let mut commit = repository.after("heads/main", &sha, &format!("Add {path}"), &now);
        commit.files.insert(path.to_owned(), content.as_bytes().to_vec());
        repository.push("heads/main", commit);
        self
    }

    /// Adds a workflow that can be dispatched, with the names of its inputs, to the repository added last.
    ///
    /// # Panics
    /// Where there is no repository yet.
    #[must_use]
    pub fn workflow(mut self, file: &str, inputs: &[&str]) -> Self {
        let id = self.next_id();
        let inputs = inputs.iter().map(|&name| name.to_owned()).collect();
        self.last().workflows.push(Workflow { id, file: file.to_owned(), inputs });
        self
    }

    /// Ends a workflow run with this conclusion: `success`, `failure`. Nothing happens where there is no such run.
    pub fn finish_run(&mut self, run_id: u64, conclusion: &str) {
        let now = self.now();
        let runs = self.repositories.iter_mut().flat_map(|it| &mut it.runs);
        for run in runs.filter(|run| run["id"] == run_id) {
            runs::finish(run, conclusion, &now);
        }
    }

    /// An issue as GitHub shows it, without its URLs.
    pub fn issue(&self, owner: &str, repo: &str, number: u64) -> Option<Value> {
        let issue = self.find(owner, repo)?.issues.iter().find(|issue| issue.number == number)?;
        Some(issue.body.clone())
    }

    /// The texts of an issue's comments, oldest first; none where there is no such issue.
    pub fn comments(&self, owner: &str, repo: &str, number: u64) -> Vec<String> {
        let issue =
            self.find(owner, repo).and_then(|it| it.issues.iter().find(|issue| issue.number == number));
        let text = |comment: &Value| comment["body"].as_str().unwrap_or_default().to_owned();
        issue.map_or_else(Vec::new, |issue| issue.comments.iter().map(text).collect())
    }

    /// The commit that merged a pull request; `None` while it is open.
    pub fn merge_commit(&self, owner: &str, repo: &str, number: u64) -> Option<String> {
        let pull = self.find(owner, repo)?.pulls.iter().find(|pull| pull.number == number)?;
        pull.merged.as_ref().map(|(sha, _)| sha.clone())
    }

    fn last(&mut self) -> &mut Repository {
        self.repositories.last_mut().expect("it is added after its repository")
    }

    /// All repositories.
    pub(super) fn repositories(&self) -> &[Repository] {
        &self.repositories
    }

    pub(super) fn find(&self, owner: &str, repo: &str) -> Option<&Repository> {
        self.repositories.iter().find(|it| it.is_named(owner, repo))
    }

    /// The repository that a request names.
    pub(super) fn repository_mut(&mut self, request: &Request) -> Result<&mut Repository, Answer> {
        let (owner, repo) = (request.slot("owner"), request.slot("repo"));
        self.repositories.iter_mut().find(|it| it.is_named(owner, repo)).ok_or_else(not_found)
    }

    /// The issue that a request names.
    pub(super) fn issue_mut(&mut self, request: &Request) -> Result<&mut Issue, Answer> {
        let number: u64 = request.slot("number").parse().map_err(|_| not_found())?;
        let repository = self.repository_mut(request)?;
        repository.issues.iter_mut().find(|issue| issue.number == number).ok_or_else(not_found)
    }

    pub(super) fn next_id(&mut self) -> u64 {
        self.last_id += 1;
        1_000_000 + self.last_id
    }

    /// The next moment of the sandbox's time, which runs a second at each change so that a run repeats itself.
    pub(super) fn now(&mut self) -> String {
        self.moments += 1;
        let (minutes, seconds) = (self.moments / 60, self.moments % 60);
        format!("2026-01-05T{:02}:{:02}:{seconds:02}Z", minutes / 60 % 24, minutes % 60)
    }
}

/// `GET /user`
pub(super) fn get_user(_: &mut Forge, request: &Request) -> Answer {
    let mut account = user(LOGIN);
    account["html_url"] = format!("{}/{LOGIN}", request.origin()).into();
    account["name"] = Value::Null;
    account["email"] = Value::Null;
    answer(200, account).header("x-oauth-scopes", "repo")
}

/// `GET /rate_limit`
pub(super) fn get_rate_limit(_: &mut Forge, _: &Request) -> Answer {
    let core = json!({"limit": 5000, "used": 1, "remaining": 4999, "reset": 1_767_610_800});
    let search = json!({"limit": 30, "used": 0, "remaining": 30, "reset": 1_767_607_260});
    answer(200, json!({"resources": {"core": core, "search": search}, "rate": core}))
}

/// Somebody as GitHub shows them.
pub(super) fn user(login: &str) -> Value {
    let kind = if login == LOGIN { "Bot" } else { "User" };
    json!({"login": login, "id": 583_231, "node_id": "U_583231", "type": kind, "site_admin": false})
}
