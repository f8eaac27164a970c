//! Pull requests: opened, changed, read, listed and merged.

use spoke_runtime::sandbox::{Answer, Request};
use spoke_runtime::serde_json::{Value, json};

use super::answers::{answer, invalid, not_found, refuse};
use super::forge::{Forge, user};
use super::issues::{located, turn};
use super::members::{asked, flag, object, text, word};
use super::pages::page;
use super::repository::{Pull, Repository};

/// Opens a pull request between two branches that are there.
pub(super) fn open(
    repository: &mut Repository,
    id: u64,
    now: &str,
    (title, body): (&str, Option<&str>),
    (head, base): (&str, &str),
) -> u64 {
    let head_sha = repository.refs.get(&format!("heads/{head}")).cloned().unwrap_or_default();
    let issue = repository.open(id, now, title, body);
    issue.body["pull_request"] = json!({});
    let number = issue.number;
    repository.pulls.push(Pull {
        number,
        head: head.to_owned(),
        head_sha,
        base: base.to_owned(),
        is_draft: false,
        reviewers: Vec::new(),
        teams: Vec::new(),
        merged: None,
    });
    number
}

/// `POST /repos/{owner}/{repo}/pulls`
pub(super) fn create(forge: &mut Forge, request: &Request) -> Result<Answer, Answer> {
    let (id, now) = (forge.next_id(), forge.now());
    let repository = forge.repository_mut(request)?;
    let members = object(request)?;
    let demanded = |name: &str| {
        let found = text(&members, name)?.filter(|it| !it.is_empty());
        found.ok_or_else(|| invalid("PullRequest", name, "missing_field"))
    };
    let (title, head, base) = (demanded("title")?, demanded("head")?, demanded("base")?);
    let body = text(&members, "body")?;
    let is_draft = flag(&members, "draft")?.unwrap_or(false);
    flag(&members, "maintainer_can_modify")?;
    let owner = format!("{}:", repository.owner);
    let head = head.strip_prefix(&owner).unwrap_or(&head);
    for (name, branch) in [("head", head), ("base", base.as_str())] {
        if !repository.refs.contains_key(&format!("heads/{branch}")) {
            return Err(invalid("PullRequest", name, "invalid"));
        }
    }
    let (old, new) = (repository.commit(&base), repository.commit(head));
    let (Some(old), Some(new)) = (old, new) else { return Err(invalid("PullRequest", "head", "invalid")) };
    if repository.difference(old, new).ahead.is_empty() {
        return Err(custom(&format!("No commits between {base} and {head}")));
    }
    let is_same = |pull: &&Pull| pull.head == head && pull.base == base && pull.merged.is_none();
    let is_open = |number: u64| {
        repository.issues.iter().any(|issue| issue.number == number && issue.body["state"] == "open")
    };
    if repository.pulls.iter().filter(is_same).any(|pull| is_open(pull.number)) {
        return Err(custom(&format!("A pull request already exists for {owner}{head}.")));
    }
    let number = open(repository, id, &now, (&title, body.as_deref()), (head, &base));
    if let Some(pull) = repository.pulls.last_mut() {
        pull.is_draft = is_draft;
    }
    shown(repository, request, number).map(|pull| answer(201, pull))
}

/// `PATCH /repos/{owner}/{repo}/pulls/{number}`
pub(super) fn update(forge: &mut Forge, request: &Request) -> Result<Answer, Answer> {
    let now = forge.now();
    let number = pull_mut(forge, request)?.number;
    let members = object(request)?;
    let (title, body, base) = (text(&members, "title")?, text(&members, "body")?, text(&members, "base")?);
    let state = word(&members, "state", &["open", "closed"])?;
    let repository = forge.repository_mut(request)?;
    if let Some(base) = base {
        if !repository.refs.contains_key(&format!("heads/{base}")) {
            return Err(invalid("PullRequest", "base", "invalid"));
        }
        repository.pulls.iter_mut().filter(|it| it.number == number).for_each(|it| it.base.clone_from(&base));
    }
    let is_merged = repository.pulls.iter().any(|it| it.number == number && it.merged.is_some());
    if is_merged && state.as_deref() == Some("open") {
        return Err(invalid("PullRequest", "state", "invalid"));
    }
    let issue = &mut forge.issue_mut(request)?.body;
    if let Some(title) = title {
        issue["title"] = json!(title);
    }
    if let Some(body) = body {
        issue["body"] = json!(body);
    }
    if let Some(state) = state {
        turn(issue, &state, None, &now);
    }
    issue["updated_at"] = json!(now);
    shown(forge.repository_mut(request)?, request, number).map(|pull| answer(200, pull))
}

/// `GET /repos/{owner}/{repo}/pulls/{number}`
pub(super) fn get(forge: &mut Forge, request: &Request) -> Result<Answer, Answer> {
    let number = pull_mut(forge, request)?.number;
    shown(forge.repository_mut(request)?, request, number).map(|pull| answer(200, pull))
}

/// `GET /repos/{owner}/{repo}/pulls`: the newest first
pub(super) fn list(forge: &mut Forge, request: &Request) -> Result<Answer, Answer> {
    let repository = forge.repository_mut(request)?;
    let state = asked(request, "state").unwrap_or_else(|| "open".to_owned());
    if !matches!(state.as_str(), "open" | "closed" | "all") {
        return Err(invalid("PullRequest", "state", "invalid"));
    }
    let (head, base) = (asked(request, "head"), asked(request, "base"));
    let label = |pull: &Pull| format!("{}:{}", repository.owner, pull.head);
    let is_wanted = |pull: &&Pull| {
        head.as_ref().is_none_or(|head| label(pull) == *head)
            && base.as_ref().is_none_or(|it| pull.base == *it)
    };
    let found = repository.pulls.iter().rev().filter(is_wanted);
    let found: Result<Vec<Value>, Answer> =
        found.map(|pull| shown(repository, request, pull.number)).collect();
    let mut found = found?;
    found.retain(|pull| state == "all" || pull["state"] == state.as_str());
    for pull in found.iter_mut().filter_map(Value::as_object_mut) {
        for alone in
            ["merged", "mergeable", "mergeable_state", "commits", "additions", "deletions", "changed_files"]
        {
            pull.remove(alone);
        }
    }
    page(request, found)
}

/// `PUT /repos/{owner}/{repo}/pulls/{number}/merge`
pub(super) fn merge(forge: &mut Forge, request: &Request) -> Result<Answer, Answer> {
    let members = object(request)?;
    text(&members, "commit_message")?;
    let title = text(&members, "commit_title")?;
    let sha = text(&members, "sha")?;
    word(&members, "merge_method", &["merge", "squash", "rebase"])?;
    let now = forge.now();
    let is_open = forge.issue_mut(request).is_ok_and(|issue| issue.body["state"] == "open");
    let pull = pull_mut(forge, request)?;
    if !is_open || pull.is_draft {
        return Err(refuse(405, "Pull Request is not mergeable"));
    }
    if sha.is_some_and(|sha| sha != pull.head_sha) {
        return Err(refuse(409, "Head branch was modified. Review and try the merge again."));
    }
    let commit: String = pull.head_sha.chars().rev().collect();
    pull.merged = Some((commit.clone(), now.clone()));
    let (number, head, base) = (pull.number, pull.head_sha.clone(), format!("heads/{}", pull.base));
    turn(&mut forge.issue_mut(request)?.body, "closed", None, &now);
    let repository = forge.repository_mut(request)?;
    let title = title.unwrap_or_else(|| format!("Merge pull request #{number}"));
    let mut merging = repository.after(&base, &commit, &title, &now);
    if let (Some(old), Some(new)) = (repository.commit(&base), repository.commit(&head)) {
        for file in repository.difference(old, new).files {
            let path = file["filename"].as_str().unwrap_or_default();
            match new.files.get(path) {
                Some(content) => merging.files.insert(path.to_owned(), content.clone()),
                None => merging.files.remove(path),
            };
        }
        merging.parents.push(head);
    }
    repository.push(&base, merging);
    Ok(answer(200, json!({"sha": commit, "merged": true, "message": "Pull Request successfully merged"})))
}

/// `GET /repos/{owner}/{repo}/pulls/{number}/files`
pub(super) fn files(forge: &mut Forge, request: &Request) -> Result<Answer, Answer> {
    let number = pull_mut(forge, request)?.number;
    let repository = forge.repository_mut(request)?;
    let pull = repository.pulls.iter().find(|it| it.number == number).ok_or_else(not_found)?;
    let (base, head) = (repository.commit(&pull.base), repository.commit(&pull.head_sha));
    let (base, head) = (base.ok_or_else(not_found)?, head.ok_or_else(not_found)?);
    page(request, repository.difference(base, head).files)
}

/// The pull request that a request names.
pub(super) fn pull_mut<'a>(forge: &'a mut Forge, request: &Request) -> Result<&'a mut Pull, Answer> {
    let number: u64 = request.slot("number").parse().map_err(|_| not_found())?;
    let repository = forge.repository_mut(request)?;
    repository.pulls.iter_mut().find(|pull| pull.number == number).ok_or_else(not_found)
}

/// A pull request as GitHub shows it by itself.
pub(super) fn shown(repository: &Repository, request: &Request, number: u64) -> Result<Value, Answer> {
    let pull = repository.pulls.iter().find(|it| it.number == number).ok_or_else(not_found)?;
    let issue = repository.issues.iter().find(|it| it.number == number).ok_or_else(not_found)?;
    let side = |branch: &str, sha: &str| {
        let label = format!("{}:{branch}", repository.owner);
        json!({"label": label, "ref": branch, "sha": sha, "user": user(&repository.owner)})
    };
    let (base, head) = (repository.commit(&pull.base), repository.commit(&pull.head_sha));
    let mut body = located(request, issue.body.clone());
    body["html_url"] = body["pull_request"]["html_url"].take();
    body["head"] = side(&pull.head, &pull.head_sha);
    body["base"] = side(&pull.base, base.map_or("", |it| &it.sha));
    body["draft"] = json!(pull.is_draft);
    body["merged"] = json!(pull.merged.is_some());
    body["merged_at"] = json!(pull.merged.as_ref().map(|(_, when)| when));
    body["merge_commit_sha"] = json!(pull.merged.as_ref().map(|(sha, _)| sha));
    body["mergeable"] = json!(pull.merged.is_none());
    body["mergeable_state"] = json!(if pull.is_draft { "draft" } else { "clean" });
    body["requested_reviewers"] = pull.reviewers.iter().map(|login| user(login)).collect();
    body["requested_teams"] = pull.teams.iter().map(|slug| json!({ "slug": slug, "name": slug })).collect();
    if let (Some(base), Some(head)) = (base, head) {
        let difference = repository.difference(base, head);
        let sum = |name: &str| difference.files.iter().filter_map(|file| file[name].as_u64()).sum::<u64>();
        body["commits"] = json!(difference.ahead.len());
        body["additions"] = json!(sum("additions"));
        body["deletions"] = json!(sum("deletions"));
        body["changed_files"] = json!(difference.files.len());
    }
    Ok(body)
}

fn custom(message: &str) -> Answer {
    let errors = json!([{"resource": "PullRequest", "code": "custom", "message": message}]);
    answer(
        422,
        json!({"message": "Validation Failed", "errors": errors, "documentation_url": "https://docs.github.com/rest", "status": "422"}),
    )
}
