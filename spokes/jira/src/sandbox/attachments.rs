//! Files that are attached to issues.

use spoke_runtime::sandbox::{Answer, Request};
use spoke_runtime::serde_json::{Value, json};

mod parts;

use super::people::bot;
use super::site::{Attachment, Issue, Site};
use super::{answer, refuse, root};

/// `POST /rest/api/3/issue/{key}/attachments`, if it says that it is no forgery
pub(super) fn add(site: &mut Site, request: &Request) -> Result<Answer, Answer> {
    if request.header("x-atlassian-token") != Some("no-check") {
        return Err(Answer::text(403, "XSRF check failed"));
    }
    let key = site.issue_mut(request.slot("key"))?.key.clone();
    let files = parts::files(request).ok_or_else(|| refuse(400, "The multipart body cannot be read."))?;
    let root = root(request);
    let mut added = Vec::new();
    for file in files {
        let (id, created) = (site.next_id(), site.now());
        let parts::File { name, media_type, content } = file;
        let attachment = Attachment { id, name, media_type, content, created };
        let mut shown = shown(&attachment, &root);
        // Only what tells of one attachment has its id as a number.
        shown["id"] = json!(id.to_string());
        added.push(shown);
        site.issue_mut(&key)?.attachments.push(attachment);
    }
    Ok(answer(200, Value::Array(added)))
}

/// `GET /rest/api/3/attachment/content/{id}`, with `redirect=false`
pub(super) fn content(site: &mut Site, request: &Request) -> Result<Answer, Answer> {
    let (issue, position) = found(site, request)?;
    let Attachment { media_type, content, .. } = &issue.attachments[position];
    Ok(Answer::bytes(200, content.clone()).header("content-type", media_type))
}

/// `GET /rest/api/3/attachment/{id}`
pub(super) fn get(site: &mut Site, request: &Request) -> Result<Answer, Answer> {
    let (issue, position) = found(site, request)?;
    Ok(answer(200, shown(&issue.attachments[position], &root(request))))
}

/// `DELETE /rest/api/3/attachment/{id}`
pub(super) fn delete(site: &mut Site, request: &Request) -> Result<Answer, Answer> {
    let (issue, position) = found(site, request)?;
    issue.attachments.remove(position);
    Ok(Answer::status(204))
}

/// The attachment as Jira shows it.
pub(super) fn shown(attachment: &Attachment, root: &str) -> Value {
    let Attachment { id, name, media_type, content, created } = attachment;
    json!({
        "id": id,
        "self": format!("{root}/rest/api/3/attachment/{id}"),
        "filename": name,
        "mimeType": media_type,
        "size": content.len(),
        "author": bot(root),
        "created": created,
        "content": format!("{root}/rest/api/3/attachment/content/{id}"),
    })
}

/// The issue with the attachment that is asked for, and its position.
fn found<'a>(site: &'a mut Site, request: &Request) -> Result<(&'a mut Issue, usize), Answer> {
    let id = request.slot("id");
    for issue in &mut site.issues {
        if let Some(position) = issue.attachments.iter().position(|it| it.id.to_string() == id) {
            return Ok((issue, position));
        }
    }
    Err(refuse(404, &format!("The attachment with id '{id}' does not exist")))
}
