//! Branches and tags: created, read, deleted.

use spoke_runtime::sandbox::{Answer, Request};
use spoke_runtime::serde_json::{Value, json};

use super::answers::{answer, not_found, nothing, refuse};
use super::forge::Forge;
use super::members::{object, text};

/// `GET /repos/{owner}/{repo}/git/ref/{ref}`
pub(super) fn get(forge: &mut Forge, request: &Request) -> Result<Answer, Answer> {
    let repository = forge.repository_mut(request)?;
    let name = request.slot("ref");
    let sha = repository.refs.get(name).ok_or_else(not_found)?;
    Ok(answer(200, shown(request, name, sha)))
}

/// `POST /repos/{owner}/{repo}/git/refs`
pub(super) fn create(forge: &mut Forge, request: &Request) -> Result<Answer, Answer> {
    let repository = forge.repository_mut(request)?;
    let members = object(request)?;
    let name = text(&members, "ref")?.unwrap_or_default();
    let Some(name) = name.strip_prefix("refs/").filter(|name| name.contains('/')) else {
        return Err(refuse(422, "Reference name must start with 'refs/'"));
    };
    let sha = text(&members, "sha")?.unwrap_or_default();
    if !repository.commits.iter().any(|it| it.sha == sha) {
        return Err(refuse(422, "Object does not exist"));
    }
    if repository.refs.contains_key(name) {
        return Err(refuse(422, "Reference already exists"));
    }
    repository.refs.insert(name.to_owned(), sha.clone());
    Ok(answer(201, shown(request, name, &sha)))
}

/// `DELETE /repos/{owner}/{repo}/git/refs/{ref}`
pub(super) fn delete(forge: &mut Forge, request: &Request) -> Result<Answer, Answer> {
    let repository = forge.repository_mut(request)?;
    match repository.refs.remove(request.slot("ref")) {
        Some(_) => Ok(nothing(204)),
        None => Err(refuse(422, "Reference does not exist")),
    }
}

fn shown(request: &Request, name: &str, sha: &str) -> Value {
    let (origin, owner, repo) = (request.origin(), request.slot("owner"), request.slot("repo"));
    json!({
        "ref": format!("refs/{name}"),
        "url": format!("{origin}/repos/{owner}/{repo}/git/refs/{name}"),
        "object": {"type": "commit", "sha": sha, "url": format!("{origin}/repos/{owner}/{repo}/git/commits/{sha}")},
    })
}
