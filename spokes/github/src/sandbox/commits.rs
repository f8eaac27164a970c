//! Commits: what they are made of, read, listed and compared.

use std::collections::BTreeMap;

use spoke_runtime::sandbox::{Answer, Request};
use spoke_runtime::serde_json::{Value, json};

use super::answers::{answer, not_found, refuse};
use super::forge::{Forge, LOGIN, user};
use super::members::asked;
use super::pages::page;
use super::repository::Repository;

/// A commit with all files as they are in it.
#[derive(Clone, Debug)]
pub(super) struct Commit {
    pub(super) sha: String,
    pub(super) parents: Vec<String>,
    pub(super) message: String,
    pub(super) date: String,
    pub(super) files: BTreeMap<String, Vec<u8>>,
}

impl Commit {
    /// One before which there is none.
    pub(super) fn new(sha: String, message: &str, date: &str) -> Self {
        let (message, date) = (message.to_owned(), date.to_owned());
        Commit { sha, parents: Vec::new(), message, date, files: BTreeMap::new() }
    }
}

impl Repository {
    /// A commit that follows what `reference` points to, with the same files.
    pub(super) fn after(&self, reference: &str, sha: &str, message: &str, date: &str) -> Commit {
        let mut commit = Commit::new(sha.to_owned(), message, date);
        if let Some(parent) = self.commit(reference) {
            commit.parents.push(parent.sha.clone());
            commit.files.clone_from(&parent.files);
        }
        commit
    }

    /// The commit of this SHA, or that a branch or tag of this name, with or without `heads/` and `tags/`, points to.
    pub(super) fn commit(&self, name: &str) -> Option<&Commit> {
        let names = [name.to_owned(), format!("heads/{name}"), format!("tags/{name}")];
        let sha = names.iter().find_map(|name| self.refs.get(name)).map_or(name, String::as_str);
        self.commits.iter().find(|it| it.sha == sha)
    }

    /// A commit and all before it, the newest first.
    fn history(&self, commit: &Commit) -> Vec<&Commit> {
        let mut open = vec![commit.sha.as_str()];
        let mut found: Vec<&Commit> = Vec::new();
        for it in self.commits.iter().rev() {
            if open.contains(&it.sha.as_str()) {
                open.extend(it.parents.iter().map(String::as_str));
                found.push(it);
            }
        }
        found
    }

    /// What `head` has and `base` has not, and the files that differ from where both were one.
    pub(super) fn difference(&self, base: &Commit, head: &Commit) -> Difference<'_> {
        let (old, new) = (self.history(base), self.history(head));
        let has = |all: &[&Commit], one: &Commit| all.iter().any(|it| it.sha == one.sha);
        let ahead: Vec<&Commit> = new.iter().copied().filter(|it| !has(&old, it)).collect();
        let behind = old.iter().filter(|it| !has(&new, it)).count();
        let shared = new.iter().copied().find(|it| has(&old, it));
        let none = BTreeMap::new();
        let files = changes(shared.map_or(&none, |it| &it.files), &head.files);
        Difference { ahead, behind, shared, files }
    }
}

/// How a head differs from a base.
pub(super) struct Difference<'a> {
    /// The newest first.
    pub(super) ahead: Vec<&'a Commit>,
    behind: usize,
    shared: Option<&'a Commit>,
    pub(super) files: Vec<Value>,
}

/// `GET /repos/{owner}/{repo}/commits`
pub(super) fn list(forge: &mut Forge, request: &Request) -> Result<Answer, Answer> {
    let repository = forge.repository_mut(request)?;
    let start = asked(request, "sha").unwrap_or_else(|| "main".to_owned());
    let commit = repository.commit(&start).ok_or_else(not_found)?;
    let path = asked(request, "path");
    let changed = |it: &&&Commit| path.as_ref().is_none_or(|path| touches(repository, it, path));
    let found = repository.history(commit);
    page(request, found.iter().filter(changed).map(|it| located(request, it)).collect())
}

/// `GET /repos/{owner}/{repo}/commits/{ref}`
pub(super) fn get(forge: &mut Forge, request: &Request) -> Result<Answer, Answer> {
    let repository = forge.repository_mut(request)?;
    let name = request.slot("ref");
    let missing = || refuse(422, &format!("No commit found for SHA: {name}"));
    let commit = repository.commit(name).ok_or_else(missing)?;
    let files = own_changes(repository, commit);
    let sum = |name: &str| files.iter().filter_map(|file| file[name].as_u64()).sum::<u64>();
    let (additions, deletions) = (sum("additions"), sum("deletions"));
    let mut shown = located(request, commit);
    shown["stats"] = json!({"additions": additions, "deletions": deletions, "total": additions + deletions});
    shown["files"] = Value::Array(files);
    Ok(answer(200, shown))
}

/// `GET /repos/{owner}/{repo}/compare/{basehead}`
pub(super) fn compare(forge: &mut Forge, request: &Request) -> Result<Answer, Answer> {
    let repository = forge.repository_mut(request)?;
    let (base, head) = request.slot("basehead").split_once("...").ok_or_else(not_found)?;
    let base = repository.commit(base).ok_or_else(not_found)?;
    let head = repository.commit(head).ok_or_else(not_found)?;
    let difference = repository.difference(base, head);
    let (ahead, behind) = (difference.ahead.len(), difference.behind);
    let status = match (ahead, behind) {
        (0, 0) => "identical",
        (_, 0) => "ahead",
        (0, _) => "behind",
        _ => "diverged",
    };
    let commits: Vec<Value> = difference.ahead.iter().rev().map(|it| located(request, it)).collect();
    Ok(answer(
        200,
        json!({
            "html_url": format!("{}/{}/{}/compare/{}", request.origin(), repository.owner, repository.name, request.slot("basehead")),
            "base_commit": located(request, base),
            "merge_base_commit": difference.shared.map(|it| located(request, it)),
            "status": status,
            "ahead_by": ahead,
            "behind_by": behind,
            "total_commits": ahead,
            "commits": commits,
            "files": difference.files,
        }),
    ))
}

fn own_changes(repository: &Repository, commit: &Commit) -> Vec<Value> {
    let parent = commit.parents.first().and_then(|parent| repository.commit(parent));
    let none = BTreeMap::new();
    changes(parent.map_or(&none, |it| &it.files), &commit.files)
}

fn touches(repository: &Repository, commit: &Commit, path: &str) -> bool {
    let folder = format!("{path}/");
    let is_it = |name: &str| name == path || name.starts_with(&folder);
    own_changes(repository, commit).iter().any(|file| file["filename"].as_str().is_some_and(is_it))
}

fn changes(old: &BTreeMap<String, Vec<u8>>, new: &BTreeMap<String, Vec<u8>>) -> Vec<Value> {
    let mut paths: Vec<&String> = old.keys().chain(new.keys()).collect();
    paths.sort_unstable();
    paths.dedup();
    paths.into_iter().filter_map(|path| change(path, old.get(path), new.get(path))).collect()
}

fn change(path: &str, old: Option<&Vec<u8>>, new: Option<&Vec<u8>>) -> Option<Value> {
    let status = match (old, new) {
        (None, Some(_)) => "added",
        (Some(_), None) => "removed",
        (old, new) if old == new => return None,
        _ => "modified",
    };
    let lines = |it: Option<&Vec<u8>>| -> Vec<Vec<u8>> {
        it.map(|it| it.split(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect()).unwrap_or_default()
    };
    let (before, after) = (lines(old), lines(new));
    let additions = after.iter().filter(|line| !before.contains(line)).count();
    let deletions = before.iter().filter(|line| !after.contains(line)).count();
    Some(json!({
        "sha": blob(new.or(old)?),
        "filename": path,
        "status": status,
        "additions": additions,
        "deletions": deletions,
        "changes": additions + deletions,
    }))
}

fn located(request: &Request, commit: &Commit) -> Value {
    let (origin, owner, repo) = (request.origin(), request.slot("owner"), request.slot("repo"));
    let who =
        json!({"name": LOGIN, "email": format!("{LOGIN}@users.noreply.github.com"), "date": commit.date});
    let parents: Vec<Value> = commit.parents.iter().map(|sha| json!({ "sha": sha })).collect();
    json!({
        "sha": commit.sha,
        "url": format!("{origin}/repos/{owner}/{repo}/commits/{}", commit.sha),
        "html_url": format!("{origin}/{owner}/{repo}/commit/{}", commit.sha),
        "commit": {
            "message": commit.message,
            "author": who,
            "committer": who,
            "verification": {"verified": false, "reason": "unsigned"},
        },
        "author": user(LOGIN),
        "committer": user(LOGIN),
        "parents": parents,
    })
}

/// The name of a blob.
pub(super) fn blob(content: &[u8]) -> String {
    digest(&["blob", &String::from_utf8_lossy(content)])
}

/// 40 hex digits that stand for `parts`: no SHA-1, but as good as one here.
pub(super) fn digest(parts: &[&str]) -> String {
    // FNV-1a, from three beginnings.
    let lane = |seed: u64| {
        let bytes = parts.iter().flat_map(|part| part.bytes().chain([0]));
        bytes.fold(0xcbf2_9ce4_8422_2325 ^ seed, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        })
    };
    let text: String = [1, 2, 3].map(|seed| format!("{:016x}", lane(seed))).concat();
    text[..40].to_owned()
}
