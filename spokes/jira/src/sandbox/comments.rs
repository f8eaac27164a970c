//! Comments of issues: added, read, listed.

use spoke_runtime::sandbox::{Answer, Request};
use spoke_runtime::serde_json::{Map, Value, json};

use super::document::is_document;
use super::site::{Site, account};
use super::{answer, object, refuse, refuse_fields};

/// `POST /rest/api/3/issue/{key}/comment`
pub(super) fn add(site: &mut Site, request: &Request) -> Result<Answer, Answer> {
    site.issue_mut(request.slot("key"))?;
    let members = object(request)?;
    let body = members.get("body").cloned().unwrap_or_default();
    if !is_document(&body) {
        let errors = Map::from_iter([("comment".to_owned(), json!("Comment body is not valid!"))]);
        return Err(refuse_fields(&errors));
    }
    let (id, now) = (site.next_id(), site.now());
    let issue = site.issue_mut(request.slot("key"))?;
    let origin = request.origin();
    let mut comment = json!({
        "self": format!("{origin}/rest/api/3/issue/{}/comment/{id}", issue.id),
        "id": id.to_string(),
        "author": account(&origin),
        "body": body,
        "updateAuthor": account(&origin),
        "created": now,
        "updated": now,
        "jsdPublic": true,
    });
    if let Some(visibility) = members.get("visibility") {
        if !matches!(visibility["type"].as_str(), Some("group" | "role")) {
            return Err(refuse(
                400,
                "Invalid request payload. Refer to the REST API documentation and try again.",
            ));
        }
        comment["visibility"] = visibility.clone();
    }
    issue.comments.push(comment.clone());
    Ok(answer(201, comment))
}

/// `GET /rest/api/3/issue/{key}/comment`
pub(super) fn list(site: &mut Site, request: &Request) -> Result<Answer, Answer> {
    let issue = site.issue_mut(request.slot("key"))?;
    let total = issue.comments.len();
    Ok(answer(200, json!({"startAt": 0, "maxResults": total, "total": total, "comments": issue.comments})))
}

/// `GET /rest/api/3/issue/{key}/comment/{id}`
pub(super) fn get(site: &mut Site, request: &Request) -> Result<Answer, Answer> {
    let issue = site.issue_mut(request.slot("key"))?;
    let is_meant = |comment: &&Value| comment["id"] == request.slot("id");
    match issue.comments.iter().find(is_meant) {
        Some(comment) => Ok(answer(200, comment.clone())),
        None => Err(refuse(404, &format!("Can not find a comment for the id: {}.", request.slot("id")))),
    }
}
