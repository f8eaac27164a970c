//! Comments of issues.

use spoke_runtime::sandbox::{Answer, Request};
use spoke_runtime::serde_json::{Map, Value, json};

use super::document::is_document;
use super::paging::Range;
use super::people::bot;
use super::site::Site;
use super::{answer, asked, object, payload, refuse, refuse_fields, root};

/// `POST /rest/api/3/issue/{key}/comment`
pub(super) fn add(site: &mut Site, request: &Request) -> Result<Answer, Answer> {
    site.issue_mut(request.slot("key"))?;
    let members = object(request)?;
    let body = checked_body(&Value::Object(members.clone()))?;
    let comment = push(site, request.slot("key"), &root(request), &body, visibility(&members)?)?;
    Ok(answer(201, comment))
}

/// `GET /rest/api/3/issue/{key}/comment`, with `orderBy`
pub(super) fn list(site: &mut Site, request: &Request) -> Result<Answer, Answer> {
    let mut comments = site.issue_mut(request.slot("key"))?.comments.clone();
    match asked(request, "orderBy").as_deref() {
        None | Some("created" | "+created") => {}
        Some("-created") => comments.reverse(),
        Some(other) => return Err(refuse(400, &format!("Invalid orderBy: {other}"))),
    }
    let range = Range::asked(request, 100, 100)?;
    let (start, size, total) = (range.start, range.size, comments.len());
    let page = json!({"startAt": start, "maxResults": size, "total": total, "comments": range.of(&comments)});
    Ok(answer(200, page))
}

/// `GET /rest/api/3/issue/{key}/comment/{id}`
pub(super) fn get(site: &mut Site, request: &Request) -> Result<Answer, Answer> {
    let position = position(site, request)?;
    Ok(answer(200, site.issue_mut(request.slot("key"))?.comments[position].clone()))
}

/// `PUT /rest/api/3/issue/{key}/comment/{id}`
pub(super) fn update(site: &mut Site, request: &Request) -> Result<Answer, Answer> {
    let position = position(site, request)?;
    let members = object(request)?;
    let body = checked_body(&Value::Object(members.clone()))?;
    let visibility = visibility(&members)?;
    let now = site.now();
    let comment = &mut site.issue_mut(request.slot("key"))?.comments[position];
    comment["body"] = body;
    comment["updated"] = json!(now);
    if let Some(visibility) = visibility {
        comment["visibility"] = visibility;
    }
    Ok(answer(200, comment.clone()))
}

/// `DELETE /rest/api/3/issue/{key}/comment/{id}`
pub(super) fn delete(site: &mut Site, request: &Request) -> Result<Answer, Answer> {
    let position = position(site, request)?;
    site.issue_mut(request.slot("key"))?.comments.remove(position);
    Ok(Answer::status(204))
}

/// The `body` of a comment, if it is a document.
pub(super) fn checked_body(comment: &Value) -> Result<Value, Answer> {
    let body = &comment["body"];
    if is_document(body) {
        return Ok(body.clone());
    }
    let errors = Map::from_iter([("comment".to_owned(), json!("Comment body is not valid!"))]);
    Err(refuse_fields(&errors))
}

/// Who may see it, if it says so.
pub(super) fn visibility(members: &Map<String, Value>) -> Result<Option<Value>, Answer> {
    match members.get("visibility") {
        None | Some(Value::Null) => Ok(None),
        Some(visibility) => match visibility["type"].as_str() {
            Some("group" | "role") => Ok(Some(visibility.clone())),
            _ => Err(payload()),
        },
    }
}

/// Adds a comment of the bot.
pub(super) fn push(
    site: &mut Site,
    key: &str,
    root: &str,
    body: &Value,
    visibility: Option<Value>,
) -> Result<Value, Answer> {
    let (id, now) = (site.next_id(), site.now());
    let issue = site.issue_mut(key)?;
    let mut comment = json!({
        "self": format!("{}/comment/{id}", issue.address(root)),
        "id": id.to_string(),
        "author": bot(root),
        "body": body,
        "updateAuthor": bot(root),
        "created": now,
        "updated": now,
        "jsdPublic": true,
    });
    if let Some(visibility) = visibility {
        comment["visibility"] = visibility;
    }
    issue.comments.push(comment.clone());
    Ok(comment)
}

fn position(site: &mut Site, request: &Request) -> Result<usize, Answer> {
    let id = request.slot("id");
    let comments = &site.issue_mut(request.slot("key"))?.comments;
    let missing = || refuse(404, &format!("Can not find a comment for the id: {id}."));
    comments.iter().position(|comment| comment["id"] == id).ok_or_else(missing)
}
