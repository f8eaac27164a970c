//! Repositories: read and listed.

use spoke_runtime::sandbox::{Answer, Request};
use spoke_runtime::serde_json::{Value, json};

use super::answers::{answer, not_found};
use super::forge::{Forge, user};
use super::pages::page;
use super::repository::Repository;

/// `GET /repos/{owner}/{repo}`
pub(super) fn get(forge: &mut Forge, request: &Request) -> Result<Answer, Answer> {
    let origin = request.origin();
    Ok(answer(200, shown(forge.repository_mut(request)?, &origin)))
}

/// `GET /user/repos`
pub(super) fn list(forge: &mut Forge, request: &Request) -> Result<Answer, Answer> {
    let mut found: Vec<Value> = forge.repositories().iter().map(|it| shown(it, &request.origin())).collect();
    found.sort_by_key(|it| it["full_name"].as_str().map(str::to_lowercase));
    page(request, found)
}

/// `GET /orgs/{org}/repos`
pub(super) fn list_of_organization(forge: &mut Forge, request: &Request) -> Result<Answer, Answer> {
    let organization = request.slot("org");
    let own = forge.repositories().iter().filter(|it| it.owner.eq_ignore_ascii_case(organization));
    let found: Vec<Value> = own.rev().map(|it| shown(it, &request.origin())).collect();
    if found.is_empty() {
        return Err(not_found());
    }
    page(request, found)
}

/// A repository as GitHub shows it.
pub(super) fn shown(repository: &Repository, origin: &str) -> Value {
    let full_name = format!("{}/{}", repository.owner, repository.name);
    let open_issues = repository.issues.iter().filter(|it| it.body["state"] == "open").count();
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
    })
}
