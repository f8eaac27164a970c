//! What the sandbox remembers: repositories with their issues and pull requests.

use spoke_runtime::sandbox::{Answer, Request};
use spoke_runtime::serde_json::{Value, json};

use super::{answer, not_found};

/// The login that [`TOKEN`](super::TOKEN) belongs to.
pub(super) const LOGIN: &str = "servicenow-bot";

/// A forge of repositories: what the sandbox begins with and what it has been told since.
#[derive(Debug, Default)]
pub struct Forge {
    repositories: Vec<Repository>,
    moments: u64,
    last_id: u64,
}

/// A repository. Issues and pull requests share one count, as on GitHub.
#[derive(Debug)]
pub(super) struct Repository {
    id: u64,
    owner: String,
    name: String,
    pub(super) issues: Vec<Issue>,
    pub(super) pulls: Vec<Pull>,
}

/// An issue with its comments, oldest first, both without the URLs that depend on where the sandbox is asked.
#[derive(Debug)]
pub(super) struct Issue {
    pub(super) number: u64,
    pub(super) body: Value,
    pub(super) comments: Vec<Value>,
}

/// A pull request.
#[derive(Debug)]
pub(super) struct Pull {
    pub(super) number: u64,
    pub(super) title: String,
    /// The commit at its head, 40 hex digits.
    pub(super) head: String,
    /// The commit that merged it.
    pub(super) merged: Option<String>,
}

impl Forge {
    /// A forge without repositories.
    pub fn new() -> Self {
        Forge::default()
    }

    /// Adds an empty public repository.
    #[must_use]
    pub fn repository(mut self, owner: &str, name: &str) -> Self {
        let id = self.next_id();
        let (owner, name) = (owner.to_owned(), name.to_owned());
        self.repositories.push(Repository { id, owner, name, issues: Vec::new(), pulls: Vec::new() });
        self
    }

    /// Adds an open pull request to the repository added last, with the commit at its head (40 hex digits).
    ///
    /// # Panics
    /// Where there is no repository yet.
    #[must_use]
    pub fn pull_request(mut self, title: &str, head: &str) -> Self {
        let repository = self.repositories.last_mut().expect("a pull request is added after its repository");
        let number = repository.next_number();
        repository.pulls.push(Pull { number, title: title.to_owned(), head: head.to_owned(), merged: None });
        self
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
        self.find(owner, repo)?.pulls.iter().find(|pull| pull.number == number)?.merged.clone()
    }

    fn find(&self, owner: &str, repo: &str) -> Option<&Repository> {
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

impl Repository {
    /// GitHub's names do not tell upper from lower case.
    fn is_named(&self, owner: &str, name: &str) -> bool {
        self.owner.eq_ignore_ascii_case(owner) && self.name.eq_ignore_ascii_case(name)
    }

    /// The number of the next issue or pull request.
    pub(super) fn next_number(&self) -> u64 {
        (self.issues.len() + self.pulls.len() + 1) as u64
    }
}

/// `GET /repos/{owner}/{repo}`
pub(super) fn get_repository(forge: &mut Forge, request: &Request) -> Result<Answer, Answer> {
    let origin = request.origin();
    let repository = forge.repository_mut(request)?;
    let full_name = format!("{}/{}", repository.owner, repository.name);
    let open_issues =
        repository.issues.len() + repository.pulls.iter().filter(|it| it.merged.is_none()).count();
    Ok(answer(
        200,
        json!({
            "id": repository.id,
            "node_id": format!("R_{}", repository.id),
            "name": repository.name,
            "full_name": full_name,
            "owner": user(&repository.owner),
            "private": false,
            "html_url": format!("{origin}/{full_name}"),
            "url": format!("{origin}/repos/{full_name}"),
            "clone_url": format!("{origin}/{full_name}.git"),
            "description": null,
            "fork": false,
            "archived": false,
            "disabled": false,
            "visibility": "public",
            "default_branch": "main",
            "language": null,
            "topics": [],
            "has_issues": true,
            "open_issues_count": open_issues,
            "stargazers_count": 0,
            "forks_count": 0,
        }),
    ))
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
