//! Comments of issues: created, listed, changed and deleted.

use spoke_runtime::sandbox::{Answer, Request};
use spoke_runtime::serde_json::{Map, Value, json};

use super::answers::{answer, invalid, not_found, nothing};
use super::forge::{Forge, LOGIN, user};
use super::members::{asked, object, text};
use super::pages::page;
use super::repository::Issue;

/// `POST /repos/{owner}/{repo}/issues/{number}/comments`
pub(super) fn create(forge: &mut Forge, request: &Request) -> Result<Answer, Answer> {
    forge.issue_mut(request)?;
    let members = object(request)?;
    let body = given(&members)?;
    let (id, now) = (forge.next_id(), forge.now());
    let comment = json!({
        "id": id,
        "node_id": format!("IC_{id}"),
        "body": body,
        "user": user(LOGIN),
        "created_at": now,
        "updated_at": now,
        "author_association": "MEMBER",
    });
    let issue = forge.issue_mut(request)?;
    issue.comments.push(comment.clone());
    issue.body["comments"] = json!(issue.comments.len());
    let number = issue.number;
    Ok(answer(201, located(request, number, comment)))
}

/// `GET /repos/{owner}/{repo}/issues/{number}/comments`
pub(super) fn list(forge: &mut Forge, request: &Request) -> Result<Answer, Answer> {
    let issue = forge.issue_mut(request)?;
    let since = asked(request, "since");
    let is_wanted = |comment: &&Value| {
        since
            .as_deref()
            .is_none_or(|since| comment["updated_at"].as_str().is_some_and(|moment| moment >= since))
    };
    let found = issue.comments.iter().filter(is_wanted).cloned();
    page(request, found.map(|comment| located(request, issue.number, comment)).collect())
}

/// `PATCH /repos/{owner}/{repo}/issues/comments/{id}`
pub(super) fn update(forge: &mut Forge, request: &Request) -> Result<Answer, Answer> {
    let now = forge.now();
    let (issue, index) = find(forge, request)?;
    let body = given(&object(request)?)?;
    let comment = &mut issue.comments[index];
    comment["body"] = json!(body);
    comment["updated_at"] = json!(now);
    Ok(answer(200, located(request, issue.number, issue.comments[index].clone())))
}

/// `DELETE /repos/{owner}/{repo}/issues/comments/{id}`
pub(super) fn delete(forge: &mut Forge, request: &Request) -> Result<Answer, Answer> {
    let (issue, index) = find(forge, request)?;
    issue.comments.remove(index);
    issue.body["comments"] = json!(issue.comments.len());
    Ok(nothing(204))
}

/// The issue of the comment that a request names, and where in it that is.
fn find<'a>(forge: &'a mut Forge, request: &Request) -> Result<(&'a mut Issue, usize), Answer> {
    let id: u64 = request.slot("id").parse().map_err(|_| not_found())?;
    let repository = forge.repository_mut(request)?;
    let found = repository.issues.iter_mut().find_map(|issue| {
        let index = issue.comments.iter().position(|comment| comment["id"] == id)?;
        Some((issue, index))
    });
    found.ok_or_else(not_found)
}

fn given(members: &Map<String, Value>) -> Result<String, Answer> {
    let body = text(members, "body")?.filter(|body| !body.is_empty());
    body.ok_or_else(|| invalid("IssueComment", "body", "missing_field"))
}

/// A comment with its URLs.
fn located(request: &Request, number: u64, mut comment: Value) -> Value {
    let (origin, owner, repo) = (request.origin(), request.slot("owner"), request.slot("repo"));
    let id = comment["id"].as_u64().unwrap_or_default();
    comment["url"] = json!(format!("{origin}/repos/{owner}/{repo}/issues/comments/{id}"));
    comment["html_url"] = json!(format!("{origin}/{owner}/{repo}/issues/{number}#issuecomment-{id}"));
    comment["issue_url"] = json!(format!("{origin}/repos/{owner}/{repo}/issues/{number}"));
    comment
}
