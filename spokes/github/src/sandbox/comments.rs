//! Comments of issues: created and listed.

use spoke_runtime::sandbox::{Answer, Request};
use spoke_runtime::serde_json::{Value, json};

use super::forge::{Forge, LOGIN, user};
use super::{answer, invalid, object, text};

/// `POST /repos/{owner}/{repo}/issues/{number}/comments`
pub(super) fn create(forge: &mut Forge, request: &Request) -> Result<Answer, Answer> {
    forge.issue_mut(request)?;
    let members = object(request)?;
    let body = text(&members, "body")?.filter(|body| !body.is_empty());
    let body = body.ok_or_else(|| invalid("IssueComment", "body", "missing_field"))?;
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
    Ok(answer(201, located(request, comment)))
}

/// `GET /repos/{owner}/{repo}/issues/{number}/comments`
pub(super) fn list(forge: &mut Forge, request: &Request) -> Result<Answer, Answer> {
    let issue = forge.issue_mut(request)?;
    let comments = issue.comments.iter().cloned().map(|comment| located(request, comment)).collect();
    Ok(answer(200, Value::Array(comments)))
}

/// A comment with its URLs.
fn located(request: &Request, mut comment: Value) -> Value {
    let (origin, owner, repo) = (request.origin(), request.slot("owner"), request.slot("repo"));
    let number = request.slot("number");
    let id = comment["id"].as_u64().unwrap_or_default();
    comment["url"] = json!(format!("{origin}/repos/{owner}/{repo}/issues/comments/{id}"));
    comment["html_url"] = json!(format!("{origin}/{owner}/{repo}/issues/{number}#issuecomment-{id}"));
    comment["issue_url"] = json!(format!("{origin}/repos/{owner}/{repo}/issues/{number}"));
    comment
}
