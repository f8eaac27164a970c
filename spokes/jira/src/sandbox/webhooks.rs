//! Webhooks that an app registers. They are kept, and never sent.

use spoke_runtime::sandbox::{Answer, Request};
use spoke_runtime::serde_json::{Value, json};

use super::paging::Range;
use super::site::Site;
use super::{answer, object, refuse};

/// What a webhook may tell of.
const EVENTS: &[&str] = &[
    "jira:issue_created",
    "jira:issue_updated",
    "jira:issue_deleted",
    "comment_created",
    "comment_updated",
    "comment_deleted",
    "issue_property_set",
    "issue_property_deleted",
];

/// What the JQL of a webhook may ask for.
const CLAUSES: &[&str] = &["issueKey", "project", "issuetype", "status", "assignee", "reporter"];

/// When webhooks end that are registered, and refreshed, now.
const ENDS: &str = "2026-02-04T00:00:00.000+0000";

/// `POST /rest/api/3/webhook`
pub(super) fn register(site: &mut Site, request: &Request) -> Result<Answer, Answer> {
    for_apps(request)?;
    let members = object(request)?;
    let url = members.get("url").and_then(Value::as_str).filter(|url| url.starts_with("https://"));
    let url = url.ok_or_else(|| refuse(400, "The url is not valid. It must be an https URL."))?;
    let asked = members.get("webhooks").and_then(Value::as_array).filter(|asked| !asked.is_empty());
    let asked = asked.ok_or_else(|| refuse(400, "The webhooks are missing."))?;
    let results: Vec<Value> = asked
        .iter()
        .map(|webhook| match fault(webhook) {
            Some(why) => json!({ "errors": [why] }),
            None => {
                let id = site.next_id();
                let mut kept = webhook.clone();
                kept["id"] = json!(id);
                kept["url"] = json!(url);
                kept["expirationDate"] = json!(ENDS);
                site.webhooks.push(kept);
                json!({ "createdWebhookId": id })
            }
        })
        .collect();
    Ok(answer(200, json!({ "webhookRegistrationResult": results })))
}

/// `GET /rest/api/3/webhook`
pub(super) fn list(site: &mut Site, request: &Request) -> Result<Answer, Answer> {
    for_apps(request)?;
    let range = Range::asked(request, 100, 100)?;
    Ok(answer(
        200,
        json!({
            "maxResults": range.size, "startAt": range.start, "total": site.webhooks.len(),
            "isLast": range.is_last(&site.webhooks), "values": range.of(&site.webhooks),
        }),
    ))
}

/// `PUT /rest/api/3/webhook/refresh`
pub(super) fn refresh(_: &mut Site, request: &Request) -> Result<Answer, Answer> {
    for_apps(request)?;
    ids(request)?;
    Ok(answer(200, json!({ "expirationDate": ENDS })))
}

/// `DELETE /rest/api/3/webhook`
pub(super) fn delete(site: &mut Site, request: &Request) -> Result<Answer, Answer> {
    for_apps(request)?;
    let ids = ids(request)?;
    site.webhooks.retain(|webhook| !ids.contains(&webhook["id"]));
    Ok(Answer::status(202))
}

/// What is wrong with a webhook.
fn fault(webhook: &Value) -> Option<String> {
    let events = webhook["events"].as_array().filter(|events| !events.is_empty());
    let Some(events) = events else { return Some("The events are missing".to_owned()) };
    if let Some(strange) = events.iter().find(|event| !event.as_str().is_some_and(|it| EVENTS.contains(&it)))
    {
        return Some(format!("The event {strange} is unsupported"));
    }
    let jql = webhook["jqlFilter"].as_str().unwrap_or_default();
    let clause = jql.split(['=', '!', ' ']).next().unwrap_or_default();
    (!CLAUSES.contains(&clause)).then(|| format!("The clause {clause} is unsupported"))
}

fn ids(request: &Request) -> Result<Vec<Value>, Answer> {
    match object(request)?.remove("webhookIds") {
        Some(Value::Array(ids)) if ids.iter().all(Value::is_u64) => Ok(ids),
        _ => Err(refuse(400, "The list of webhook IDs is missing.")),
    }
}

/// Whoever signs in by an API token is no app.
fn for_apps(request: &Request) -> Result<(), Answer> {
    if request.header("authorization").is_some_and(|value| value.starts_with("Bearer ")) {
        return Ok(());
    }
    Err(refuse(403, "Only Connect and OAuth 2.0 apps can use this operation."))
}
