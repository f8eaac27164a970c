//! How long people worked on issues.

use spoke_runtime::sandbox::{Answer, Request};
use spoke_runtime::serde_json::{Map, Value, json};

use super::comments::visibility;
use super::document::is_document;
use super::paging::Range;
use super::people::bot;
use super::site::Site;
use super::{answer, asked, object, refuse, refuse_fields, root};

/// `POST /rest/api/3/issue/{key}/worklog`
pub(super) fn add(site: &mut Site, request: &Request) -> Result<Answer, Answer> {
    site.issue_mut(request.slot("key"))?;
    let members = object(request)?;
    let mut errors = Map::new();
    let seconds = members.get("timeSpentSeconds").and_then(Value::as_u64).unwrap_or_default();
    if seconds == 0 {
        errors.insert("timeLogged".to_owned(), json!("You must indicate the time spent working."));
    }
    let started = members.get("started").and_then(Value::as_str).filter(|text| is_moment(text));
    if started.is_none() {
        errors.insert("started".to_owned(), json!("You must specify a date on which the work occurred."));
    }
    if members.get("comment").is_some_and(|comment| !is_document(comment)) {
        errors.insert("comment".to_owned(), json!("Comment body is not valid!"));
    }
    for (how, name, why) in [
        ("new", "newEstimate", "You must supply a valid new estimate."),
        ("manual", "reduceBy", "You must supply a valid amount of time to adjust the estimate by."),
    ] {
        if asked(request, "adjustEstimate").as_deref() == Some(how) && asked(request, name).is_none() {
            errors.insert(name.to_owned(), json!(why));
        }
    }
    if !errors.is_empty() {
        return Err(refuse_fields(&errors));
    }
    let visibility = visibility(&members)?;
    let (id, now, root) = (site.next_id(), site.now(), root(request));
    let issue = site.issue_mut(request.slot("key"))?;
    let mut worklog = json!({
        "self": format!("{}/worklog/{id}", issue.address(&root)),
        "id": id.to_string(),
        "issueId": issue.id.to_string(),
        "author": bot(&root),
        "updateAuthor": bot(&root),
        "timeSpentSeconds": seconds,
        "started": started,
        "created": now,
        "updated": now,
    });
    for (name, value) in [("comment", members.get("comment").cloned()), ("visibility", visibility)] {
        if let Some(value) = value {
            worklog[name] = value;
        }
    }
    issue.worklogs.push(worklog.clone());
    Ok(answer(201, worklog))
}

/// `GET /rest/api/3/issue/{key}/worklog`
pub(super) fn list(site: &mut Site, request: &Request) -> Result<Answer, Answer> {
    let worklogs = &site.issue_mut(request.slot("key"))?.worklogs;
    if ["startedAfter", "startedBefore"].iter().any(|name| asked(request, name).is_some()) {
        return Err(refuse(400, "The sandbox does not choose worklogs by their moments."));
    }
    let range = Range::asked(request, 5_000, 5_000)?;
    let (start, size, total) = (range.start, range.size, worklogs.len());
    let page = json!({"startAt": start, "maxResults": size, "total": total, "worklogs": range.of(worklogs)});
    Ok(answer(200, page))
}

/// `DELETE /rest/api/3/issue/{key}/worklog/{id}`
pub(super) fn delete(site: &mut Site, request: &Request) -> Result<Answer, Answer> {
    let worklogs = &mut site.issue_mut(request.slot("key"))?.worklogs;
    let id = request.slot("id");
    let missing = || refuse(404, &format!("Cannot find worklog with id: '{id}'."));
    let position = worklogs.iter().position(|worklog| worklog["id"] == id).ok_or_else(missing)?;
    worklogs.remove(position);
    Ok(Answer::status(204))
}

/// Whether `text` is a moment as Jira writes it: `2026-01-05T10:00:00.000+0000`.
fn is_moment(text: &str) -> bool {
    let shape = "0000-00-00T00:00:00.000+0000";
    text.len() == shape.len()
        && text.bytes().zip(shape.bytes()).all(|(byte, shape)| match shape {
            b'0' => byte.is_ascii_digit(),
            b'+' => matches!(byte, b'+' | b'-'),
            _ => byte == shape,
        })
}
