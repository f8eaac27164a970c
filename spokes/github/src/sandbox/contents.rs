//! Files: read, written, deleted, each change a commit.

use spoke_runtime::sandbox::{Answer, Request};
use spoke_runtime::serde_json::{Map, Value, json};

use super::answers::{answer, invalid, not_found, refuse};
use super::base64::{decoded, encoded};
use super::commits::{Commit, blob, digest};
use super::forge::Forge;
use super::members::{asked, object, text};
use super::repository::Repository;

/// `GET /repos/{owner}/{repo}/contents/{path}`: a file, or what stands in a folder
pub(super) fn get(forge: &mut Forge, request: &Request) -> Result<Answer, Answer> {
    let repository = forge.repository_mut(request)?;
    let reference = asked(request, "ref").unwrap_or_else(|| "main".to_owned());
    let missing = || refuse(404, &format!("No commit found for the ref {reference}"));
    let commit = repository.commit(&reference).ok_or_else(missing)?;
    let path = request.slot("path");
    if let Some(content) = commit.files.get(path) {
        let mut file = entry(request, path, content);
        file["content"] = json!(encoded(content));
        file["encoding"] = json!("base64");
        return Ok(answer(200, file));
    }
    let folder = format!("{path}/");
    let inside = commit.files.iter().filter(|(name, _)| name.starts_with(&folder));
    let found: Vec<Value> = inside.map(|(name, content)| entry(request, name, content)).collect();
    if found.is_empty() { Err(not_found()) } else { Ok(answer(200, Value::Array(found))) }
}

/// `PUT /repos/{owner}/{repo}/contents/{path}`
pub(super) fn write(forge: &mut Forge, request: &Request) -> Result<Answer, Answer> {
    let now = forge.now();
    let repository = forge.repository_mut(request)?;
    let members = object(request)?;
    let content = text(&members, "content")?.ok_or_else(|| invalid("Commit", "content", "missing_field"))?;
    let content = decoded(&content).ok_or_else(|| refuse(422, "content is not valid Base64"))?;
    let path = request.slot("path").to_owned();
    let (branch, mut commit, is_new) = begin(repository, &members, &path, &now)?;
    if is_new && text(&members, "sha")?.is_some() {
        return Err(not_found());
    }
    commit.files.insert(path.clone(), content.clone());
    let body = json!({"content": entry(request, &path, &content), "commit": about(request, &commit)});
    repository.push(&branch, commit);
    Ok(answer(if is_new { 201 } else { 200 }, body))
}

/// `DELETE /repos/{owner}/{repo}/contents/{path}`
pub(super) fn delete(forge: &mut Forge, request: &Request) -> Result<Answer, Answer> {
    let now = forge.now();
    let repository = forge.repository_mut(request)?;
    let members = object(request)?;
    let path = request.slot("path").to_owned();
    let (branch, mut commit, is_new) = begin(repository, &members, &path, &now)?;
    if is_new {
        return Err(not_found());
    }
    commit.files.remove(&path);
    let body = json!({"content": null, "commit": about(request, &commit)});
    repository.push(&branch, commit);
    Ok(answer(200, body))
}

/// The branch, the commit that will change `path`, and whether the file is not there yet.
fn begin(
    repository: &Repository,
    members: &Map<String, Value>,
    path: &str,
    now: &str,
) -> Result<(String, Commit, bool), Answer> {
    let message = text(members, "message")?.ok_or_else(|| invalid("Commit", "message", "missing_field"))?;
    let branch = text(members, "branch")?.unwrap_or_else(|| "main".to_owned());
    let reference = format!("heads/{branch}");
    let before = repository.refs.get(&reference).and_then(|sha| repository.commit(sha));
    let before = before.ok_or_else(|| refuse(404, &format!("Branch {branch} not found")))?;
    let given = text(members, "sha")?;
    let known = before.files.get(path);
    match (known, given) {
        (Some(_), None) => {
            return Err(refuse(422, "Invalid request.\n\n\"sha\" wasn't supplied."));
        }
        (Some(content), Some(sha)) if blob(content) != sha => {
            return Err(refuse(409, &format!("{path} does not match {sha}")));
        }
        _ => {}
    }
    let sha = digest(&[&before.sha, path, &message, now]);
    Ok((reference.clone(), repository.after(&reference, &sha, &message, now), known.is_none()))
}

fn entry(request: &Request, path: &str, content: &[u8]) -> Value {
    let (origin, owner, repo) = (request.origin(), request.slot("owner"), request.slot("repo"));
    json!({
        "type": "file",
        "name": path.rsplit('/').next(),
        "path": path,
        "sha": blob(content),
        "size": content.len(),
        "html_url": format!("{origin}/{owner}/{repo}/blob/main/{path}"),
        "download_url": format!("{origin}/raw/{owner}/{repo}/main/{path}"),
    })
}

fn about(request: &Request, commit: &Commit) -> Value {
    let (origin, owner, repo) = (request.origin(), request.slot("owner"), request.slot("repo"));
    let address = format!("{origin}/{owner}/{repo}/commit/{}", commit.sha);
    json!({"sha": commit.sha, "message": commit.message, "html_url": address})
}
