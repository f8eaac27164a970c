//! The workflow: what may be done with an issue in its status, and what becomes of it.

use spoke_runtime::sandbox::{Answer, Request};
use spoke_runtime::serde_json::{Map, Value, json};

use super::comments::{checked_body, push};
use super::fields::{checked, named};
use super::metadata::field;
use super::site::Site;
use super::{answer, asked, object, refuse, refuse_fields, root};

/// How an issue may end.
pub(super) const RESOLUTIONS: &[&str] = &["Done", "Won't Do", "Duplicate"];

/// The status of a new issue.
pub(super) const FIRST: &str = "1";

/// The statuses: id, name, category.
const STATUSES: &[(&str, &str, &str)] =
    &[(FIRST, "To Do", "new"), ("3", "In Progress", "indeterminate"), ("10002", "Done", "done")];

/// The transitions: id, name, the status before, the status after, whether there is a screen.
const TRANSITIONS: &[(&str, &str, &str, &str, bool)] = &[
    ("11", "Start progress", FIRST, "3", false),
    ("21", "Stop progress", "3", FIRST, false),
    ("31", "Done", "3", "10002", true),
    ("41", "Reopen", "10002", FIRST, false),
];

/// What the screens have.
const SCREEN: &[&str] = &["resolution", "assignee"];

/// A status as Jira shows it.
pub(super) fn status(id: &str) -> Value {
    let known = STATUSES.iter().find(|(known, ..)| *known == id);
    known.map_or(Value::Null, |(id, name, category)| {
        json!({"id": id, "name": name, "statusCategory": {"key": category, "name": name}})
    })
}

/// `GET /rest/api/3/issue/{key}/transitions`, with `transitionId` and `expand`
pub(super) fn list(site: &mut Site, request: &Request) -> Result<Answer, Answer> {
    let before = site.issue_mut(request.slot("key"))?.fields["status"]["id"].clone();
    let one = asked(request, "transitionId");
    let is_expanded = asked(request, "expand").is_some_and(|expand| expand == "transitions.fields");
    let shown = TRANSITIONS
        .iter()
        .filter(|(id, _, from, ..)| before == **from && one.as_deref().is_none_or(|one| one == *id))
        .map(|(id, name, _, to, has_screen)| {
            let mut shown = json!({
                "id": id, "name": name, "to": status(to), "hasScreen": has_screen, "isAvailable": true,
                "isConditional": false, "isGlobal": false, "isInitial": false,
            });
            if is_expanded {
                let fields = SCREEN.iter().filter(|_| *has_screen);
                shown["fields"] =
                    fields.map(|name| ((*name).to_owned(), field(name, *name == "resolution"))).collect();
            }
            shown
        });
    Ok(answer(200, json!({"transitions": shown.collect::<Vec<_>>()})))
}

/// `POST /rest/api/3/issue/{key}/transitions`: 204 without a body
pub(super) fn transition(site: &mut Site, request: &Request) -> Result<Answer, Answer> {
    let before = site.issue_mut(request.slot("key"))?.fields["status"]["id"].clone();
    let mut members = object(request)?;
    let id = members.get("transition").and_then(|it| it["id"].as_str()).unwrap_or_default().to_owned();
    if id.is_empty() {
        return Err(refuse(400, "Missing 'transition' identifier"));
    }
    let found = TRANSITIONS.iter().find(|(known, _, from, ..)| *known == id && before == **from);
    let Some((_, _, _, to, has_screen)) = found else {
        return Err(refuse(400, &format!("Transition id '{id}' is not valid for this issue.")));
    };
    let fields = match members.remove("fields") {
        Some(Value::Object(fields)) => screened(site, fields, *has_screen)?,
        _ => Map::new(),
    };
    let comments = said(&members)?;
    let root = root(request);
    for body in comments {
        push(site, request.slot("key"), &root, &body, None)?;
    }
    let now = site.now();
    let issue = site.issue_mut(request.slot("key"))?;
    let ended = if *to == "10002" { json!({"id": "1", "name": RESOLUTIONS[0]}) } else { Value::Null };
    issue.fields.insert("resolution".to_owned(), ended);
    issue.fields.extend(fields);
    issue.fields.insert("status".to_owned(), status(to));
    issue.fields.insert("updated".to_owned(), json!(now));
    Ok(Answer::status(204))
}

/// The fields as they are stored, if the transition's screen has them.
fn screened(
    site: &Site,
    mut fields: Map<String, Value>,
    has_screen: bool,
) -> Result<Map<String, Value>, Answer> {
    let refused = |name: &str, why: String| refuse_fields(&Map::from_iter([(name.to_owned(), json!(why))]));
    let strange = fields.keys().find(|name| !has_screen || !SCREEN.contains(&name.as_str()));
    if let Some(name) = strange {
        let why = format!("Field '{name}' cannot be set. It is not on the appropriate screen, or unknown.");
        return Err(refused(name, why));
    }
    let resolution = fields.remove("resolution");
    let mut stored = checked(site, fields, false)?;
    if let Some(resolution) = resolution {
        let known = named(&resolution, RESOLUTIONS);
        let known =
            known.ok_or_else(|| refused("resolution", "The resolution selected is invalid.".to_owned()))?;
        stored.insert("resolution".to_owned(), known);
    }
    Ok(stored)
}

/// The bodies of `update.comment`.
fn said(members: &Map<String, Value>) -> Result<Vec<Value>, Answer> {
    let added = members.get("update").and_then(|update| update["comment"].as_array());
    added.into_iter().flatten().map(|operation| checked_body(&operation["add"])).collect()
}
