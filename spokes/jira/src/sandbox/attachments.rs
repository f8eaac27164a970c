//! Files that are attached to issues.

use spoke_runtime::sandbox::{Answer, Request};
use spoke_runtime::serde_json::{Value, json};

use super::people::bot;
use super::site::{Attachment, Issue, Site};
use super::{answer, refuse, root};

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
